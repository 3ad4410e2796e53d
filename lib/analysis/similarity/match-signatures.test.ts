import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { IncidentSignature } from "@/lib/domain/incident-signature";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { exceptionAt, spansOf } from "@/lib/testing/builders/span-of";
import { signatureText, signIncident } from "./incident-signature";
import { LEAST_TEXT, matchSignatures, SIMILARITY_TIERS } from "./match-signatures";

const EMPTY: IncidentSignature = {
  service: null,
  route: null,
  exceptions: [],
  frames: [],
  logTemplates: [],
  operations: [],
  versions: [],
};
const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 4 });
const signatures = fc.record({
  service: fc.option(fc.constantFrom("gateway", "cart")),
  route: fc.option(fc.constantFrom("/pay", "/cart")),
  exceptions: names,
  frames: names,
  logTemplates: names,
  operations: names,
  versions: names,
});

function failing(line: number, amount: number) {
  const stack = `OverflowError: no\n    at toScale (/srv/shop/services/decimal.ts:${line}:9)\n    at run (node:internal/x.js:1:1)`;
  const event = exceptionAt(3, "OverflowError", `${amount} has too many digits`);
  const withStack = {
    ...event,
    attributes: { ...event.attributes, "exception.stacktrace": stack },
  };
  const trace = assembleTrace(
    spansOf([
      { id: "in", service: "gateway", name: "POST /pay", at: 0, lasts: 9, error: "500" },
      {
        id: "pay",
        parent: "in",
        service: "payments",
        name: "Charge",
        at: 1,
        lasts: 5,
        error: "overflow",
        events: [withStack],
      },
    ]),
  );
  const log = (id: string, severity: number, body: string) =>
    logRecordOf({ id, service: "payments", span: "pay", at: 2, severity, body });
  return {
    window: [trace],
    windowLogs: [
      log("l1", 17, `charge of ${amount} declined`),
      log("l2", 9, `charge of ${amount} begins`),
    ],
  };
}

describe("the signature of an incident", () => {
  it("names where failures began, their code without lines, and grave lines without their numbers", () => {
    const incident = { service: "gateway", route: "/pay" };
    const one = signIncident(incident, failing(12, 1234567));
    expect(one).toMatchObject({
      exceptions: ["payments OverflowError"],
      frames: ["toScale (services/decimal.ts)"],
      operations: ["payments Charge"],
      logTemplates: [expect.stringMatching(/^payments: charge of <.*> declined$/)],
    });
    const other = signIncident({ service: "cart", route: null }, failing(99, 42));
    expect(matchSignatures(one, other, 0)?.tier).toBe("same-code");
    expect(signatureText("burns 14.4× too fast", one)).toBe(
      signatureText("burns 3.1× too fast", one),
    );
  });
});

describe("two signatures", () => {
  it("match the same way whichever is asked about, and always with a reason", () => {
    fc.assert(
      fc.property(
        signatures,
        signatures,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, text) => {
          const match = matchSignatures(a, b, text);
          expect(matchSignatures(b, a, text)?.tier).toBe(match?.tier);
          if (match !== null) expect(match.reasons.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("never match less when they have more in common", () => {
    const rank = (match: ReturnType<typeof matchSignatures>) =>
      match === null ? SIMILARITY_TIERS.length : SIMILARITY_TIERS.indexOf(match.tier);
    fc.assert(
      fc.property(signatures, signatures, (a, b) => {
        const more = (list: readonly string[]) => [...list, "both"];
        const [c, d] = [a, b].map((one) => ({
          ...one,
          frames: more(one.frames),
          exceptions: more(one.exceptions),
        }));
        if (c === undefined || d === undefined) throw new Error("two were given");
        expect(rank(matchSignatures(c, d, 0))).toBeLessThanOrEqual(rank(matchSignatures(a, b, 0)));
      }),
    );
  });

  it("do not match by where they were noticed or by a version alone, nor by few words", () => {
    const here = { ...EMPTY, service: "gateway", route: "/pay", versions: ["payments 1.9.0"] };
    expect(matchSignatures(here, here, LEAST_TEXT - 0.01)).toBeNull();
    expect(matchSignatures(here, here, LEAST_TEXT)?.tier).toBe("text");
    expect(
      matchSignatures({ ...here, operations: ["x"] }, { ...here, operations: ["x"] }, 0),
    ).toMatchObject({ tier: "same-place" });
  });
});
