import { setTimeout as pause } from "node:timers/promises";
import type { Fault, MadeChange } from "../faults/fault";
import { type Fleet, startFleet } from "../fleet/fleet";
import { startLoad } from "../fleet/load";
import { findWebhooks, hasResolved } from "./find-webhooks";
import { labelCase } from "./label-case";
import { startMonitoring } from "./monitoring";
import { hostOf, logsOf, metricsOf, processesOf, spansOf } from "./otlp-json";
import { type OtlpSink, startOtlpSink } from "./otlp-sink";
import { selectKernelLines } from "./select-kernel-lines";
import { mergeMetrics, splitLogs, splitTraces } from "./split-windows";
import { type StopWatching, watchKernel } from "./watch-kernel";
import type { RecordedCase } from "./write-case";

const WARM_UP_MS = 12_000;
/** How long before the fault the coincidence begins. */
const COINCIDENCE_MS = 2_500;
const RESOLVE_LIMIT_MS = 120_000;

export interface RecordOptions {
  readonly basePort: number;
  readonly healthyMs: number;
  readonly failingMs: number;
  readonly onProgress: (message: string) => void;
}

interface Course {
  readonly fromUnixMs: number;
  readonly untilUnixMs: number;
  readonly injected: MadeChange;
  readonly changes: readonly MadeChange[];
}

/** Runs the shop under load: healthy, then with the fault, then repaired until the alert resolves. */
export async function recordFault(fault: Fault, options: RecordOptions): Promise<RecordedCase> {
  const sink = await startOtlpSink(options.basePort + 60);
  const cleanups = [() => sink.stop()];
  let course: Course;
  let kernelLines: readonly string[] = [];
  try {
    const fleet = await startFleet({ ...options, otlpUrl: sink.url, region: fault.region });
    cleanups.push(() => fleet.stop());
    for (const [key, value] of Object.entries(fault.conditions)) fleet.set(key, value);
    cleanups.push(
      await startMonitoring({
        prometheusPort: options.basePort + 61,
        alertmanagerPort: options.basePort + 62,
        scrapeTargets: fleet.scrapeTargets,
        region: fault.region,
        slos: fault.slos,
        webhookUrl: `${sink.url}/alerts`,
      }),
    );
    const stopWatching: StopWatching = await watchKernel(options.onProgress);
    cleanups.push(async () => {
      kernelLines = await stopWatching();
    });
    cleanups.push(startLoad(fleet.gatewayUrl, fault.load, fault.seed));
    course = await runCourse(fault, fleet, sink, options);
  } finally {
    // The last started goes first: the services send what they still hold when they end.
    for (const cleanUp of cleanups.reverse()) await cleanUp();
  }
  return assemble(fault, sink, course, kernelLines);
}

async function runCourse(
  fault: Fault,
  fleet: Fleet,
  sink: OtlpSink,
  options: RecordOptions,
): Promise<Course> {
  options.onProgress("warming up");
  await pause(WARM_UP_MS);
  const fromUnixMs = Date.now();
  options.onProgress("healthy");
  await pause(options.healthyMs - COINCIDENCE_MS);
  const changes = fault.coincide === undefined ? [] : [await fault.coincide(fleet)];
  await pause(COINCIDENCE_MS);
  const injected = await fault.inject(fleet);
  options.onProgress(`failing: ${injected.title}`);
  await pause(options.failingMs);
  const untilUnixMs = Date.now();
  await fault.revert(fleet);
  await untilResolved(fault, sink, options);
  return { fromUnixMs, untilUnixMs, injected, changes: [...changes, injected] };
}

function routeOf(fault: Fault): string {
  return fault.slos[0]?.route ?? "";
}

async function untilResolved(fault: Fault, sink: OtlpSink, options: RecordOptions): Promise<void> {
  options.onProgress("repaired, waiting for the alert to resolve");
  const deadline = Date.now() + RESOLVE_LIMIT_MS;
  while (Date.now() < deadline) {
    if (hasResolved(findWebhooks(sink.webhooks, routeOf(fault)))) return;
    await pause(500);
  }
}

function assemble(
  fault: Fault,
  sink: OtlpSink,
  course: Course,
  kernelLines: readonly string[],
): RecordedCase {
  const toNano = (unixMs: number) => BigInt(unixMs) * 1_000_000n;
  const windows = {
    fromUnixNano: toNano(course.fromUnixMs),
    injectedUnixNano: toNano(course.injected.atUnixMs),
    untilUnixNano: toNano(course.untilUnixMs),
  };
  const spans = spansOf(sink.requests.traces);
  const traces = splitTraces(spans, windows);
  const { firing, later } = findWebhooks(sink.webhooks, routeOf(fault));
  if (firing === null) throw new Error(`${fault.name}: no alert fired for ${routeOf(fault)}`);
  return {
    traces,
    logs: splitLogs(logsOf(sink.requests.logs), traces, windows),
    metrics: mergeMetrics(metricsOf(sink.requests.metrics), windows),
    kernelLines: selectKernelLines(kernelLines, {
      ...windows,
      pids: processesOf(spans),
      host: hostOf(spans),
    }),
    changes: course.changes,
    label: labelCase(fault, course.injected, traces),
    alert: firing,
    laterAlerts: later,
  };
}
