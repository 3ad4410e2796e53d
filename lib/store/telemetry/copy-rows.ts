import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Database } from "../database";
import { withTransaction } from "../transaction";
import type { InsertResult } from "./insert-result";
import type { TelemetryTable } from "./telemetry-tables";

const UNIQUE_VIOLATION = "23505";
const DEADLOCK = "40P01";
const DEADLOCK_ATTEMPTS = 4;
/** Lines are sent in pieces of about this many characters. */
const CHUNK_LENGTH = 128 * 1024;

/** Rows to be written, each made when its turn comes: the server works while the next are made. */
export interface CopyLines {
  readonly count: number;
  /** A line of COPY's text format without its end; the same line whenever asked. */
  readonly lineAt: (index: number) => string;
}

/** Rows that are written out already. */
export function linesOf(lines: readonly string[]): CopyLines {
  return { count: lines.length, lineAt: (index) => lines[index] ?? "" };
}

/**
 * Writes rows; committed when it resolves. Rows whose key is there already change nothing.
 *
 * New rows, which is nearly all there ever are, go by one plain COPY. When one of them turns out to
 * be there, nothing of that COPY was kept, and all go through a temporary table instead.
 */
export async function copyRows(
  db: Pick<Database, "pool">,
  table: TelemetryTable,
  lines: CopyLines,
): Promise<InsertResult> {
  if (lines.count === 0) return { inserted: 0, duplicates: 0 };
  const client = await db.pool.connect();
  let failure: unknown = null;
  try {
    await copyLines(client, table.name, table, lines);
    return { inserted: lines.count, duplicates: 0 };
  } catch (error) {
    failure = error;
    if (!hasCode(error, UNIQUE_VIOLATION) && !hasCode(error, DEADLOCK)) throw error;
  } finally {
    // Whatever else went wrong may have broken the connection.
    client.release(failure !== null && !hasCode(failure, UNIQUE_VIOLATION));
  }
  const inserted = await mergeLines(db, table, lines);
  return { inserted, duplicates: lines.count - inserted };
}

async function copyLines(
  client: pg.PoolClient,
  target: string,
  { columns }: TelemetryTable,
  lines: CopyLines,
): Promise<void> {
  const copy = client.query(copyFrom(`copy ${target} (${columns.join()}) from stdin`));
  await pipeline(Readable.from(chunksOf(lines), { objectMode: false }), copy);
}

function* chunksOf({ count, lineAt }: CopyLines): Generator<Buffer> {
  let chunk = "";
  for (let index = 0; index < count; index += 1) {
    chunk += `${lineAt(index)}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = "";
  }
  if (chunk !== "") yield Buffer.from(chunk);
}

/** Two merges of the same rows may wait for each other: one is then chosen to fail, and tries again. */
async function mergeLines(
  db: Pick<Database, "pool">,
  table: TelemetryTable,
  lines: CopyLines,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTransaction(db, (client) => mergeOnce(client, table, lines));
    } catch (error) {
      if (!hasCode(error, DEADLOCK) || attempt === DEADLOCK_ATTEMPTS) throw error;
    }
  }
}

async function mergeOnce(
  client: pg.PoolClient,
  table: TelemetryTable,
  lines: CopyLines,
): Promise<number> {
  const { name, columns, keyColumns } = table;
  const staged = `staged_${name}`;
  await client.query(`create temporary table ${staged} (like ${name}) on commit drop`);
  await copyLines(client, staged, table, lines);
  // In the order of the key, so that two merges take their locks in the same order.
  const { rowCount } = await client.query(
    `insert into ${name} (${columns.join()}) select ${columns.join()} from ${staged}
      order by ${keyColumns.join()} on conflict do nothing`,
  );
  return rowCount ?? 0;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
