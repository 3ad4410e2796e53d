import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { createProject } from "@/lib/store/project-repository";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { serveReceiver } from "@/lib/testing/otlp/serve-receiver";
import { withBenchDatabase } from "./bench-database";
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
 * Spans of the recorded demo as OTLP protobuf over HTTP, from the first request to the last
 * acknowledgement, against one plain COPY of the very same rows into the same table with the same
 * indexes. Both in turns, each into an empty table; medians. `url`: a migrated database whose spans
 * may be lost, instead of one of its own.
 */
export async function runIngestBench(
  options: { readonly url?: string } = {},
): Promise<BenchResult> {
  return options.url === undefined ? withBenchDatabase(measure) : measure(options.url);
}

async function measure(url: string): Promise<BenchResult> {
  const db = openDatabase({ url, maxConnections: SENDERS + 1 });
  const scope = await createProject(db, `bench-${process.pid}`);
  const served = await serveReceiver(db, scope);
  try {
    const spans = readRecordedSpans();
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const batches = makeBatches(spans, round, BATCHES, BATCH_SIZE);
      const measured = await measureRound(db, scope, `${served.url}/v1/traces`, batches);
      // The first round compiles the code and fills the caches.
      if (round > 0) rounds.push(measured);
    }
    return toResult(rounds);
  } finally {
    await db.pool.query(`truncate ${TABLE}`);
    await served.close();
    await closeDatabase(db);
  }
}

/** Milliseconds for all spans of a round. */
interface Round {
  readonly httpMs: number;
  readonly copyMs: number;
  readonly decodeMs: number;
  /** Rows encoded and copied by `insertSpans`, one batch after the other, without HTTP. */
  readonly insertMs: number;
}

async function measureRound(
  db: Database,
  scope: ProjectScope,
  url: string,
  batches: readonly Batch[],
): Promise<Round> {
  await db.pool.query(`truncate ${TABLE}`);
  const httpMs = await timeMs(() => sendAll(url, batches));
  const rows = await copyOut(db, TABLE);
  await db.pool.query(`truncate ${TABLE}`);
  const copyMs = await timeMs(() => copyIn(db, TABLE, rows));
  await db.pool.query(`truncate ${TABLE}`);
  const decoded: (readonly Span[])[] = [];
  const decodeMs = await timeMs(async () => {
    for (const { body } of batches) decoded.push(decodeTraces(body, "protobuf").items);
  });
  const insertMs = await timeMs(async () => {
    for (const items of decoded) await insertSpans(db, scope, items);
  });
  return { httpMs, copyMs, decodeMs, insertMs };
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
  const decode = perSpan((round) => round.decodeMs);
  const insert = perSpan((round) => round.insertMs);
  const ratio = median(rounds.map((round) => round.copyMs / round.httpMs));
  return {
    name: "OTLP protobuf over HTTP to committed rows",
    rows: [
      { label: "OTLP over HTTP, committed", value: Math.round(1e6 / http), unit: "spans/s" },
      { label: "COPY of the same rows", value: Math.round(1e6 / copy), unit: "spans/s" },
      { label: "OTLP over HTTP, 3 senders at once", value: http, unit: "µs/span" },
      { label: "COPY of the same rows", value: copy, unit: "µs/span" },
      { label: "decode alone", value: decode, unit: "µs/span" },
      { label: "encode rows and COPY, one batch at a time", value: insert, unit: "µs/span" },
      { label: "of which above plain COPY", value: insert - copy, unit: "µs/span" },
    ],
    ratio,
    limit: { kind: "at-least", value: LIMIT },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
