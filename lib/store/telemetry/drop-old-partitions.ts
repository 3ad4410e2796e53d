import type { Database } from "../database";
import { withTransaction } from "../transaction";
import {
  EXEMPLARS,
  KERNEL_EVENTS,
  LOG_RECORDS,
  METRIC_POINTS,
  SPANS,
  type TelemetryTable,
} from "./telemetry-tables";

const TABLES = [SPANS, LOG_RECORDS, METRIC_POINTS, EXEMPLARS, KERNEL_EVENTS];
const NANO_PER_MS = 1_000_000n;
/** Dropping waits for who reads, and who comes later waits for it: not for long. */
const LOCK_TIMEOUT_MS = 2_000;

export interface DroppedTelemetry {
  /** Tables of days that are gone as a whole. */
  readonly partitions: readonly string[];
  /** Rows of the same time that had no day of their own. */
  readonly rowCount: number;
}

/**
 * Drops telemetry of the days (UTC) before that of `before`, of every project. @throws when somebody
 * reads a day for longer than it waits: what was dropped until then is gone, the rest is still there
 */
export async function dropOldPartitions(
  db: Pick<Database, "pool">,
  before: Date,
): Promise<DroppedTelemetry> {
  const day = before.toISOString().slice(0, 10);
  const partitions: string[] = [];
  let rowCount = 0;
  for (const table of TABLES) {
    for (const name of await listOlder(db, table, day)) {
      await dropTable(db, name);
      partitions.push(name);
    }
    const { rowCount: deleted } = await db.pool.query(
      `delete from ${table.name}_default where ${timeColumnOf(table)} < $1`,
      [BigInt(Date.parse(day)) * NANO_PER_MS],
    );
    rowCount += deleted ?? 0;
  }
  return { partitions, rowCount };
}

/** Partitions of days before `day`; each is named after its table and its day. */
async function listOlder(
  db: Pick<Database, "pool">,
  { name }: TelemetryTable,
  day: string,
): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `select child.relname as name
       from pg_inherits i join pg_class child on child.oid = i.inhrelid
      where i.inhparent = to_regclass($1) and child.relname ~ $2 and child.relname < $3
      order by child.relname`,
    [name, `^${name}_[0-9]{8}$`, `${name}_${day.replaceAll("-", "")}`],
  );
  return rows.map((row) => row.name);
}

async function dropTable(db: Pick<Database, "pool">, name: string): Promise<void> {
  await withTransaction(db, async (client) => {
    await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(`drop table if exists ${name}`);
  });
}

function timeColumnOf({ name }: TelemetryTable): string {
  return name === "spans" ? "start_unix_nano" : "time_unix_nano";
}
