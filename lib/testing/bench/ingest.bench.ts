import { existsSync, readFileSync } from "node:fs";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { withBenchApp } from "./bench-app";
import type { BenchResult } from "./bench-result";
import { copyIn, copyOut } from "./copy-rows";
import { type Batch, makeBatches, readRecordedSpans } from "./recorded-batches";

const ROUNDS = 5;
const BATCHES = 8;
const BATCH_SIZE = 4_000;
const SENDERS = 3;
const LIMIT = 0.5;
const TABLE = "spans";

/**
 * Spans of the recorded demo as OTLP protobuf over HTTP into the built app, from the first request
 * to the last acknowledgement, against one plain COPY of the very same rows into the same table with
 * the same indexes. Both in turns, each into an empty table; medians.
 */
export function runIngestBench(): Promise<BenchResult> {
  return withBenchApp(({ url, pid, databaseUrl }) => measure(databaseUrl, `${url}/v1/traces`, pid));
}

async function measure(
  databaseUrl: string,
  url: string,
  receiverPid: number,
): Promise<BenchResult> {
  const db = openDatabase({ url: databaseUrl, maxConnections: 2 });
  try {
    const spans = readRecordedSpans();
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const batches = makeBatches(spans, round, BATCHES, BATCH_SIZE);
      const measured = await measureRound(db, url, receiverPid, batches);
      // The first round compiles the code and fills the caches.
      if (round > 0) rounds.push(measured);
    }
    return toResult(rounds);
  } finally {
    await closeDatabase(db);
  }
}

/** Milliseconds for all spans of a round. */
interface Round {
  readonly httpMs: number;
  readonly copyMs: number;
  /** Processor time of the receiving process; not told where there is no /proc. */
  readonly receiverCpuMs: number;
}

async function measureRound(
  db: Database,
  url: string,
  receiverPid: number,
  batches: readonly Batch[],
): Promise<Round> {
  await db.pool.query(`truncate ${TABLE}`);
  const cpuBeforeMs = cpuMsOf(receiverPid);
  const httpMs = await timeMs(() => sendAll(url, batches));
  const receiverCpuMs = cpuMsOf(receiverPid) - cpuBeforeMs;
  const rows = await copyOut(db, TABLE);
  await db.pool.query(`truncate ${TABLE}`);
  const copyMs = await timeMs(() => copyIn(db, TABLE, rows));
  return { httpMs, copyMs, receiverCpuMs };
}

/** User and system time of a process, from /proc, in ticks of 10 ms. */
function cpuMsOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** A few senders at once, as the processes of a real system are. */
async function sendAll(url: string, batches: readonly Batch[]): Promise<void> {
  const queue = [...batches];
  const send = async () => {
    for (let batch = queue.pop(); batch !== undefined; batch = queue.pop()) {
      const headers = { "content-type": "application/x-protobuf" };
      const body = new Uint8Array(batch.body);
      const response = await fetch(url, { method: "POST", headers, body });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
}

async function timeMs(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function toResult(rounds: readonly Round[]): BenchResult {
  const spanCount = BATCHES * BATCH_SIZE;
  const perSpan = (pick: (round: Round) => number) =>
    (median(rounds.map(pick)) * 1_000) / spanCount;
  const http = perSpan((round) => round.httpMs);
  const copy = perSpan((round) => round.copyMs);
  const receiverCpu = perSpan((round) => round.receiverCpuMs);
  const ratio = median(rounds.map((round) => round.copyMs / round.httpMs));
  return {
    name: "OTLP protobuf over HTTP to committed rows",
    rows: [
      { label: "OTLP over HTTP, committed", value: Math.round(1e6 / http), unit: "spans/s" },
      { label: "COPY of the same rows", value: Math.round(1e6 / copy), unit: "spans/s" },
      { label: "OTLP over HTTP, 3 senders at once", value: http, unit: "µs/span" },
      { label: "COPY of the same rows", value: copy, unit: "µs/span" },
      { label: "processor time of the receiver", value: receiverCpu, unit: "µs/span" },
    ],
    ratio,
    limit: { kind: "at-least", value: LIMIT },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
