import { expect, it } from "vitest";
import {
  DEFAULT_ALLOWED_ATTRIBUTES,
  type RedactionPolicy,
} from "@/lib/domain/redaction/redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS } from "@/lib/domain/redaction/secret-patterns";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { encodeLogs } from "@/lib/otlp/encode-logs";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { exceptionAt, spansOf } from "@/lib/testing/builders/span-of";
import { contextFor, drawSecret, SECRET_KINDS } from "@/lib/testing/cases/seeded-secrets";
import { redactCase } from "./redact-evidence";

const POLICY: RedactionPolicy = {
  allowedAttributes: DEFAULT_ALLOWED_ATTRIBUTES,
  tokenKey: "a project's key",
  allowedPatterns: DEFAULT_ALLOWED_PATTERNS,
};

it("takes at least 99 % of seeded secrets out of every file of a case, and of its label", () => {
  const random = seededRandom(11);
  const secrets: string[] = [];
  const draw = () => {
    const secret = drawSecret(random.pick(SECRET_KINDS), random);
    secrets.push(secret);
    return contextFor(secret, random);
  };
  const spans = spansOf(
    Array.from({ length: 40 }, (_, i) => ({
      id: `s${i}`,
      service: "shop",
      name: `step ${i} ${draw()}`,
      at: i,
      error: draw(),
      attributes: { "db.query.text": draw(), note: draw(), password: draw(), amount: 3175 },
      events: [exceptionAt(i + 1, "Error", draw())],
    })),
  );
  const logs = Array.from({ length: 40 }, (_, i) => logRecordOf({ id: `l${i}`, body: draw() }));
  const { label, evidence, removed } = redactCase(
    {
      label: { root_service: "shop", mechanism: draw(), notes: draw(), root_spans: ["00a1"] },
      evidence: {
        "traces.otlp.json": text(encodeTraces(spans)),
        "logs.otlp.json": text(encodeLogs(logs)),
        "kernel-events.ndjson": `${JSON.stringify({ v: 1, type: "openat_err", t: 1, path: draw() })}\n`,
        "changes.json": JSON.stringify([{ id: "c1", kind: "deploy", title: draw() }]),
      },
    },
    POLICY,
  );
  const left = JSON.stringify([label, evidence]);
  const missed = secrets.filter((secret) => left.includes(secret));
  const recall = (100 * (secrets.length - missed.length)) / secrets.length;
  console.info(`${secrets.length} secrets in a case, ${recall.toFixed(2)} % taken out`, removed);
  expect(recall).toBeGreaterThanOrEqual(99);
  expect(label).toMatchObject({ root_service: "shop", root_spans: ["00a1"] });
  const { items } = decodeTraces(Buffer.from(evidence["traces.otlp.json"] ?? ""), "json");
  expect(items.map(({ spanId, startUnixNano }) => [spanId, startUnixNano])).toEqual(
    spans.map(({ spanId, startUnixNano }) => [spanId, startUnixNano]),
  );
  expect(items.every(({ attributes }) => String(attributes.password) === "[removed]")).toBe(true);
});

function text(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? part.toString() : part,
  );
}
