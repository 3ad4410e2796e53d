import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { MadeChange } from "../faults/fault";
import { type OtlpLog, type OtlpMetric, type OtlpSpan, regroup, type Sent } from "./otlp-json";
import type { Split } from "./split-windows";

export interface RecordedCase {
  readonly traces: Split<Sent<OtlpSpan>>;
  readonly logs: Split<Sent<OtlpLog>>;
  readonly metrics: readonly Sent<OtlpMetric>[];
  /** In our own format; empty when the kernel was not watched. */
  readonly kernelLines: readonly string[];
  readonly changes: readonly MadeChange[];
  readonly label: object;
  /** Alertmanager's webhook body as received, and those that followed it until all resolved. */
  readonly alert: unknown;
  readonly laterAlerts: readonly unknown[];
}

/** Writes a case folder; the same content gives the same bytes (gzip carries no time). */
export async function writeCase(folder: string, recorded: RecordedCase): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const plain = (name: string, content: unknown) =>
    writeFile(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  const zipped = (name: string, content: unknown) =>
    writeFile(path.join(folder, `${name}.gz`), gzipSync(JSON.stringify(content), { level: 9 }));

  await zipped("traces.otlp.json", tracesRequest(recorded.traces.failing));
  await zipped("baseline.otlp.json", tracesRequest(recorded.traces.baseline));
  await zipped("logs.otlp.json", logsRequest(recorded.logs.failing));
  await zipped("baseline.logs.otlp.json", logsRequest(recorded.logs.baseline));
  await zipped("metrics.otlp.json", metricsRequest(recorded.metrics));
  if (recorded.kernelLines.length > 0) {
    const lines = gzipSync(`${recorded.kernelLines.join("\n")}\n`, { level: 9 });
    await writeFile(path.join(folder, "kernel-events.ndjson.gz"), lines);
  }
  await plain("changes.json", recorded.changes.map(changeOf));
  await plain("label.json", recorded.label);
  await plain("alert.json", recorded.alert);
  await plain("alert-later.json", recorded.laterAlerts);
}

function tracesRequest(spans: readonly Sent<OtlpSpan>[]) {
  return {
    resourceSpans: regroup(spans).map(({ resource, scopes }) => ({
      resource,
      scopeSpans: scopes.map(({ scope, items }) => ({ scope, spans: items })),
    })),
  };
}

function logsRequest(records: readonly Sent<OtlpLog>[]) {
  return {
    resourceLogs: regroup(records).map(({ resource, scopes }) => ({
      resource,
      scopeLogs: scopes.map(({ scope, items }) => ({ scope, logRecords: items })),
    })),
  };
}

function metricsRequest(metrics: readonly Sent<OtlpMetric>[]) {
  return {
    resourceMetrics: regroup(metrics).map(({ resource, scopes }) => ({
      resource,
      scopeMetrics: scopes.map(({ scope, items }) => ({ scope, metrics: items })),
    })),
  };
}

/** A change as `POST /api/changes` takes it. */
export function changeOf(change: MadeChange) {
  return {
    id: changeId(change),
    kind: change.kind,
    service: change.service,
    version: change.version,
    at_unix_nano: String(BigInt(change.atUnixMs) * 1_000_000n),
    title: change.title,
  };
}

export function changeId(change: MadeChange): string {
  return [change.kind, change.service, change.version ?? change.atUnixMs].join("-");
}
