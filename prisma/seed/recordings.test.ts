import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AlertmanagerPayload, ChangesBody } from "@/lib/domain/contracts/intake";
import type { TracesRequest } from "./otlp-request";
import { listRecordings, type Recording, readRecording } from "./read-recording";

const FOLDER = fileURLToPath(new URL("./recordings", import.meta.url));
const MOST_BYTES = 7_000_000;
const NAMES = await listRecordings(FOLDER);
const STATUS_ERROR = 2;

const Label = z.object({
  injected_at_unix_nano: z.string(),
  root_service: z.string(),
  root_operations: z.array(z.string()),
  root_spans: z.array(z.string()).min(5),
  code_location: z.string(),
  accept: z.array(z.string()),
  distractors: z.array(z.object({ service: z.string(), why_not: z.string() })).min(1),
});
type Label = z.infer<typeof Label>;

interface FlatSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: unknown;
  readonly start: bigint;
  readonly end: bigint;
  readonly failed: boolean;
  readonly attributes: ReadonlyMap<string, unknown>;
}

const Attributes = z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }));

function attributeMap(raw: unknown): Map<string, unknown> {
  return new Map(Attributes.parse(raw).map(({ key, value }) => [key, Object.values(value)[0]]));
}

function flatten(request: TracesRequest): FlatSpan[] {
  return request.resourceSpans.flatMap((entry) => {
    const { attributes } = z.object({ attributes: z.unknown() }).parse(entry.resource);
    const service = String(attributeMap(attributes).get("service.name"));
    return entry.scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        service,
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        start: BigInt(span.startTimeUnixNano),
        end: BigInt(span.endTimeUnixNano),
        failed: z.object({ code: z.number().optional() }).parse(span.status).code === STATUS_ERROR,
        attributes: attributeMap(span.attributes),
      })),
    );
  });
}

const firingOf = (body: unknown) =>
  new Set(AlertmanagerPayload.parse(body).alerts.map(({ fingerprint }) => fingerprint));

const resolvedOf = (bodies: readonly unknown[]) =>
  new Set(
    bodies
      .flatMap((body) => AlertmanagerPayload.parse(body).alerts)
      .filter(({ status }) => status === "resolved")
      .map(({ fingerprint }) => fingerprint),
  );

/** Share of the alerted route's requests that the gateway answered with a server error or late. */
function badShare(spans: readonly FlatSpan[], route: string): number {
  const entries = spans.filter(
    (span) =>
      span.service === "gateway" &&
      span.attributes.get("http.route") === route &&
      !span.parentSpanId,
  );
  const bad = entries.filter(
    (span) => Number(span.attributes.get("http.response.status_code")) >= 500,
  );
  return entries.length === 0 ? Number.NaN : bad.length / entries.length;
}

it("there are six, and together they stay small enough to be cloned with the code", () => {
  expect(NAMES).toHaveLength(6);
  const bytes = NAMES.flatMap((name) =>
    readdirSync(path.join(FOLDER, name)).map(
      (file) => statSync(path.join(FOLDER, name, file)).size,
    ),
  ).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

describe.each(NAMES)("%s", (name) => {
  let recording: Recording;
  let label: Label;
  let failing: FlatSpan[];
  let baseline: FlatSpan[];
  let route: string;

  beforeAll(async () => {
    recording = await readRecording(FOLDER, name);
    label = Label.parse(JSON.parse(readFileSync(path.join(FOLDER, name, "label.json"), "utf8")));
    failing = flatten(recording.failingTraces);
    baseline = flatten(recording.baselineTraces);
    const [alert] = AlertmanagerPayload.parse(recording.alert).alerts;
    route = alert?.labels.http_route ?? "";
  });

  it("the alert and the changes are what the intake accepts, and the alert resolved later", () => {
    expect(AlertmanagerPayload.parse(recording.alert).status).toBe("firing");
    expect(AlertmanagerPayload.parse(recording.laterAlerts.at(-1)).status).toBe("resolved");
    expect(resolvedOf(recording.laterAlerts)).toEqual(firingOf(recording.alert));
    expect(() => ChangesBody.parse(recording.changes)).not.toThrow();
    expect(recording.changes.map(({ id }) => id)).toEqual(expect.arrayContaining(label.accept));
  });

  it("the alerted route fails in the failing window and hardly ever before it", () => {
    expect(badShare(failing, route)).toBeGreaterThan(0.12);
    expect(badShare(baseline, route)).toBeLessThan(0.02);
  });

  it("the label's root spans are spans of the root service's operations in the failing window", () => {
    const byId = new Map(failing.map((span) => [span.spanId, span]));
    for (const id of label.root_spans) {
      expect(byId.get(id)?.service).toBe(label.root_service);
      expect(label.root_operations).toContain(byId.get(id)?.name);
    }
  });

  it("the label's code location is a line of the shop", () => {
    const [file = "", line = "0"] = label.code_location.split(":");
    const source = readFileSync(new URL(`../../e2e/shop/${file}`, import.meta.url), "utf8");
    expect(source.split("\n").length).toBeGreaterThanOrEqual(Number(line));
  });

  it("each trace is whole and on one side, and the injection lies between the sides", () => {
    const injected = BigInt(label.injected_at_unix_nano);
    const failingIds = new Set(failing.map(({ traceId }) => traceId));
    expect(baseline.every((span) => span.end < injected && !failingIds.has(span.traceId))).toBe(
      true,
    );
    const ids = new Set([...failing, ...baseline].map(({ spanId }) => spanId));
    const orphans = [...failing, ...baseline].filter(
      ({ parentSpanId }) =>
        typeof parentSpanId === "string" && parentSpanId !== "" && !ids.has(parentSpanId),
    );
    expect(orphans).toEqual([]);
  });

  it("at least seven services speak, with logs in traces, links and exemplars", () => {
    expect(new Set(failing.map(({ service }) => service)).size).toBeGreaterThanOrEqual(7);
    const texts = [recording.failingTraces, recording.failingLogs, recording.metrics].map((part) =>
      JSON.stringify(part),
    );
    expect(texts[0]).toMatch(/"links":\[\{/);
    expect(texts[1]).toMatch(/"traceId":"[0-9a-f]{32}"/);
    expect(texts[2]).toMatch(/"exemplars":\[\{"timeUnixNano"/);
  });

  it("nothing in it tells on which machine or in which folder it was recorded", () => {
    for (const file of readdirSync(path.join(FOLDER, name))) {
      const bytes = readFileSync(path.join(FOLDER, name, file));
      const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
      expect(text).not.toMatch(/file:\/\/|\/(?:work|home|root|tmp|Users|usr)\//);
    }
  });
});
