import fc from "fast-check";
import { expect, it } from "vitest";
import type { Alert } from "@/lib/domain/alert";
import { addNews, keyAmongAll, totalAlerts } from "./total-alerts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

const drawnAlert = fc.record({
  fingerprint: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  group: fc.constantFrom("g", "h"),
  start: fc.integer({ min: 0, max: 20 }),
  length: fc.option(fc.integer({ min: 0, max: 10 })),
  severity: fc.constantFrom("critical", "error", "warning"),
  service: fc.constantFrom("cart", "bank", undefined),
});
type Drawn = typeof drawnAlert extends fc.Arbitrary<infer T> ? T : never;

function toAlert({ fingerprint, group, start, length, severity, service }: Drawn): Alert {
  return {
    source: "plain",
    receiver: "",
    groupKey: group,
    fingerprint,
    status: length === null ? "firing" : "resolved",
    startsAt: at(start),
    endsAt: length === null ? null : at(start + length),
    labels: { severity, ...(service === undefined ? {} : { service }) },
    annotations: {},
    generatorUrl: "",
  };
}

const drawnAlerts = fc
  .uniqueArray(drawnAlert, {
    minLength: 1,
    maxLength: 24,
    selector: (one) => keyAmongAll(toAlert(one)),
  })
  .map((all) => all.map(toAlert));

it("what alerts come to is the same told at once or piece by piece, ends included", () => {
  fc.assert(
    fc.property(drawnAlerts, fc.array(fc.nat(), { maxLength: 24 }), (all, draws) => {
      const [first, ...rest] = all;
      if (first === undefined) return;
      let known = [first];
      let totals = totalAlerts(known);
      for (const [index, alert] of rest.entries()) {
        const firing = known.filter(({ status }) => status === "firing");
        const ending = (draws[index] ?? 0) % 3 === 0 ? firing.slice(0, 1) : [];
        const ended = ending.map((one): Alert => {
          return {
            ...one,
            status: "resolved",
            endsAt: at(40 + index),
            annotations: { told: "over" },
          };
        });
        const over = new Set(ended.map(keyAmongAll));
        known = [...known.filter((one) => !over.has(keyAmongAll(one))), ...ended, alert];
        totals = addNews(totals, { fresh: [alert], ended });
        expect(totals).toEqual(totalAlerts(known));
      }
    }),
  );
});

it("no alerts come to nothing", () => {
  expect(() => totalAlerts([])).toThrow(RangeError);
});
