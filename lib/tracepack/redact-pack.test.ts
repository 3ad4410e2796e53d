import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { createRedactor, redactMessage } from "@/lib/domain/redaction/redact-text";
import {
  DEFAULT_ALLOWED_ATTRIBUTES,
  type RedactionPolicy,
} from "@/lib/domain/redaction/redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS } from "@/lib/domain/redaction/secret-patterns";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { exceptionAt, spansOf } from "@/lib/testing/builders/span-of";
import { citedOf, packInputOf, readRecordedCases } from "@/lib/testing/cases/recorded-cases";
import { contextFor, drawSecret, SECRET_KINDS } from "@/lib/testing/cases/seeded-secrets";
import { buildTracepack } from "./build-tracepack";
import { canonicalJson } from "./canonical-json";
import { fitBudget } from "./fit-budget";
import { redactPack } from "./redact-pack";
import { restoreTokens } from "./restore-tokens";
import { Tracepack } from "./tracepack-schema";

const POLICY: RedactionPolicy = {
  allowedAttributes: DEFAULT_ALLOWED_ATTRIBUTES,
  tokenKey: "a project's key",
  allowedPatterns: DEFAULT_ALLOWED_PATTERNS,
};
const PER_KIND = 40;

describe("redaction", () => {
  it("takes at least 99 % of seeded secrets out of lines, errors and prompts", () => {
    const random = seededRandom(7);
    const missed: string[] = [];
    let count = 0;
    for (const kind of SECRET_KINDS) {
      for (let i = 0; i < PER_KIND; i += 1) {
        const secret = drawSecret(kind, random);
        const text = contextFor(secret, random);
        for (const redacted of [createRedactor(POLICY).text(text), redactMessage(text)]) {
          count += 1;
          if (redacted.includes(secret)) missed.push(`${kind}: ${text}`);
        }
      }
    }
    const recall = (100 * (count - missed.length)) / count;
    console.info(
      `${count} secrets of ${SECRET_KINDS.length} kinds, ${recall.toFixed(2)} % taken out`,
      missed.slice(0, 8),
    );
    expect(recall).toBeGreaterThanOrEqual(99);
  });

  it("takes at least 99 % of them out of every place of a pack", () => {
    const random = seededRandom(8);
    const secrets: string[] = [];
    const draw = () => {
      const secret = drawSecret(random.pick(SECRET_KINDS), random);
      secrets.push(secret);
      return contextFor(secret, random);
    };
    const spans = Array.from({ length: 40 }, (_, i) => ({
      id: `s${i}`,
      service: "shop",
      name: `step ${i} ${draw()}`,
      at: i,
      lasts: 100 - i,
      ...(i === 0 ? {} : { parent: `s${i - 1}` }),
      error: draw(),
      attributes: {
        "db.query.text": draw(),
        "http.url": draw(),
        note: draw(),
        [draw()]: "v",
        password: draw(),
      },
      events: [exceptionAt(i + 1, "Error", draw())],
    }));
    const logs = Array.from({ length: 60 }, (_, i) =>
      logRecordOf({
        id: `l${i}`,
        service: "shop",
        span: `s${i % 40}`,
        at: i,
        severity: 17,
        body: draw(),
        attributes: { "error.message": draw() },
      }),
    );
    const evidence = citedOf({
      window: [assembleTrace(spansOf(spans))],
      healthy: [],
      windowLogs: logs,
      healthyLogs: [],
      metrics: [],
      changes: [
        { id: "c", kind: "deploy", service: "shop", version: null, atUnixNano: 1n, title: draw() },
      ],
    });
    const { whole } = redactPack(buildTracepack(packInputOf(evidence)), POLICY);
    const { pack } = fitBudget(whole, { maxBytes: 10_000_000, maxTokens: 10_000_000 });
    const content = canonicalJson(pack);
    const left = secrets.filter((secret) => content.includes(JSON.stringify(secret).slice(1, -1)));
    const recall = (100 * (secrets.length - left.length)) / secrets.length;
    console.info(
      `${secrets.length} secrets in a pack, ${recall.toFixed(2)} % taken out`,
      left.slice(0, 5),
    );
    expect(recall).toBeGreaterThanOrEqual(99);
    expect(Tracepack.safeParse(pack).success).toBe(true);
  });

  it("gives the same identifier the same token, another project another one, and maps back", () => {
    const redactor = createRedactor(POLICY);
    const first = redactor.text("mail to jane.doe@example.com failed");
    expect(redactor.text("jane.doe@example.com")).toBe(first.slice(8, -7));
    expect(
      createRedactor({ ...POLICY, tokenKey: "another" }).text("jane.doe@example.com"),
    ).not.toBe(first.slice(8, -7));
    expect(restoreTokens({ a: [first] }, redactor.originals)).toEqual({
      a: ["mail to jane.doe@example.com failed"],
    });
  });

  it.each([
    "decimal overflow: 20 fractional digits, at most 18 are allowed",
    "connect ECONNREFUSED 127.0.0.1:4458",
    "POST payments/charges timed out after 2000 ms",
    "SELECT id, total FROM orders WHERE status = $1 LIMIT 100",
    "Cannot read properties of undefined (reading 'items')",
    "GET /carts/:id answered 404 in 3.2 ms at 2026-11-21T03:11:11.002Z",
    "order 1234567 of build 20261121 took 4815162342 ns, trace 4bf92f3577b34da6a3ce929d0e0e4736",
  ])("leaves evidence as it is: %s", (text) => {
    expect(createRedactor(POLICY).text(text)).toBe(text);
  });

  it("leaves what shows the cause in every recorded incident, and is done again without a change", async () => {
    for (const { evidence, label } of await readRecordedCases()) {
      const { whole, originals } = redactPack(
        buildTracepack(packInputOf(citedOf(evidence))),
        POLICY,
      );
      const { pack, isWithin } = fitBudget(whole);
      expect(isWithin).toBe(true);
      expect(Tracepack.parse(JSON.parse(canonicalJson(pack)))).toEqual(pack);
      const roots = new Set<string>(label.root_spans ?? []);
      expect(pack.spans.some(({ id }) => roots.has(id))).toBe(true);
      expect(redactPack({ ...whole, pack }, POLICY).whole.pack.spans).toEqual(pack.spans);
      expect(originals.size).toBeGreaterThanOrEqual(0);
    }
  }, 120_000);
});
