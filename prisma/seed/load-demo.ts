import { fileURLToPath } from "node:url";
import { postJson, postLines } from "./post-json";
import { endOfRecording, listRecordings, type Recording, readRecording } from "./read-recording";
import { shiftRecording } from "./shift-recording";
import { splitLogs, splitMetrics, splitTraces } from "./split-requests";

/** The folder of the recorded incidents: case folders, whose labels are for scoring alone. */
export const RECORDINGS = fileURLToPath(new URL("./recordings", import.meta.url));
const ITEMS_PER_REQUEST = 2_000;
const LINES_PER_REQUEST = 10_000;
const HOST_LINE = /"type":"capture"/;
const CLOCK_LINE = /"type":"clock"/;
const NANO_PER_MS = 1_000_000n;
const MINUTE_MS = 60_000;

/** How long before now each incident's recording ends; the one that ended last is still firing. */
const ENDED_BEFORE_NOW_MS: Readonly<Record<string, number>> = {
  "03-decimal-overflow": 1 * MINUTE_MS,
  "02-phantom-timeout": 24 * MINUTE_MS,
  "04-retry-storm": 55 * MINUTE_MS,
  "01-missing-cart-id": 180 * MINUTE_MS,
  "05-connection-refused": 540 * MINUTE_MS,
  "06-row-lock": 700 * MINUTE_MS,
};
const STILL_FIRING = "03-decimal-overflow";
const OTHERWISE_ENDED_MS = 720 * MINUTE_MS;

export interface LoadDemoOptions {
  /** Address of the running server, such as `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** The same value gives the same rows: loading again changes nothing. */
  readonly nowUnixMs: number;
  /** How far to move a recording, in nanoseconds; into the recent past unless told. */
  readonly shiftFor?: (name: string, endUnixNano: bigint) => bigint;
  readonly onProgress?: (message: string) => void;
  /** Folder of case folders; the recordings beside this file unless told. */
  readonly folder?: string;
}

export interface LoadedDemo {
  readonly incidents: number;
  readonly spans: number;
  readonly requests: number;
}

/**
 * Plays the recorded incidents through the running server's receivers, oldest first, with their
 * times moved to the recent past: telemetry, then changes, then the alert and its end.
 */
export async function loadDemo(options: LoadDemoOptions): Promise<LoadedDemo> {
  const folder = options.folder ?? RECORDINGS;
  const names = await listRecordings(folder);
  const oldestFirst = names.sort((a, b) => endedBeforeNowMs(b) - endedBeforeNowMs(a));
  const shiftFor = options.shiftFor ?? recentPast(options.nowUnixMs);
  const total = { incidents: 0, spans: 0, requests: 0 };
  for (const name of oldestFirst) {
    options.onProgress?.(`demo: ${name} (${total.incidents + 1} of ${names.length})`);
    const recording = await readRecording(folder, name);
    const moved = shiftRecording(recording, shiftFor(name, endOfRecording(recording)));
    total.requests += await playRecording(options.baseUrl, moved);
    total.spans += countSpans(moved);
    total.incidents += 1;
  }
  return total;
}

function endedBeforeNowMs(name: string): number {
  return ENDED_BEFORE_NOW_MS[name] ?? OTHERWISE_ENDED_MS;
}

/** Moves a recording so that it ended as long before now as its place in the demo says. */
function recentPast(nowUnixMs: number): (name: string, endUnixNano: bigint) => bigint {
  return (name, endUnixNano) =>
    BigInt(nowUnixMs - endedBeforeNowMs(name)) * NANO_PER_MS - endUnixNano;
}

async function playRecording(baseUrl: string, recording: Recording): Promise<number> {
  const alerts =
    recording.name === STILL_FIRING
      ? [recording.alert]
      : [recording.alert, ...recording.laterAlerts];
  for (const lines of linesPerRequest(recording.kernelLines)) {
    await postLines(baseUrl, "/v1/kernel-events", lines);
  }
  const posts = [
    ...[recording.baselineTraces, recording.failingTraces]
      .flatMap((request) => splitTraces(request, ITEMS_PER_REQUEST))
      .map((body) => ({ path: "/v1/traces", body })),
    ...[recording.baselineLogs, recording.failingLogs]
      .flatMap((request) => splitLogs(request, ITEMS_PER_REQUEST))
      .map((body) => ({ path: "/v1/logs", body })),
    ...splitMetrics(recording.metrics).map((body) => ({ path: "/v1/metrics", body })),
    { path: "/api/changes", body: recording.changes },
    ...alerts.map((body) => ({ path: "/api/alerts/alertmanager", body })),
  ];
  for (const { path, body } of posts) await postJson(baseUrl, path, body);
  return posts.length + linesPerRequest(recording.kernelLines).length;
}

/** Each request begins with the host and the last clock before it, by which its lines are told. */
function linesPerRequest(lines: readonly string[]): readonly string[][] {
  const count = Math.ceil(lines.length / LINES_PER_REQUEST);
  return Array.from({ length: count }, (_, index) => {
    const from = index * LINES_PER_REQUEST;
    const before = lines.slice(0, from);
    const heads = [HOST_LINE, CLOCK_LINE].flatMap(
      (head) => before.findLast((line) => head.test(line)) ?? [],
    );
    return [...heads, ...lines.slice(from, from + LINES_PER_REQUEST)];
  });
}

function countSpans(recording: Recording): number {
  return [recording.baselineTraces, recording.failingTraces]
    .flatMap((request) => request.resourceSpans)
    .flatMap((resource) => resource.scopeSpans)
    .reduce((count, scope) => count + scope.spans.length, 0);
}
