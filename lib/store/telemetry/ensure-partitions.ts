import type pg from "pg";
import type { Database } from "../database";
import { withTransaction } from "../transaction";
import type { TelemetryTable } from "./telemetry-tables";

const DAY_NANO = 86_400_000_000_000n;
const DAY_MS = 86_400_000;
/** Days for which partitions are made. Other times are senders' errors and share the default one. */
const PAST_DAYS = 400;
const FUTURE_DAYS = 2;
const PARTITION_LOCK = 4_711_002;
/** The default partition holds rows of the day: it was once too far in the future. */
const CHECK_VIOLATION = "23514";

/** `<table>/<day>` already seen to, by the pool of its database. */
const settled = new WeakMap<pg.Pool, Set<string>>();

/**
 * Makes the partitions of the days (UTC) that these times fall on. Bounded around `nowUnixMs`, since
 * times come from outside and each day is a table.
 */
export async function ensurePartitions(
  db: Pick<Database, "pool">,
  table: TelemetryTable,
  timesUnixNano: Iterable<bigint>,
  nowUnixMs: number = Date.now(),
): Promise<void> {
  const done = settled.get(db.pool) ?? new Set<string>();
  settled.set(db.pool, done);
  for (const day of daysOf(timesUnixNano)) {
    const key = `${table.name}/${day}`;
    if (done.has(key) || !isNear(day, nowUnixMs)) continue;
    await createPartition(db, table, day);
    done.add(key);
  }
}

/** Days since 1970 (UTC), each once. */
function daysOf(timesUnixNano: Iterable<bigint>): Set<bigint> {
  const days = new Set<bigint>();
  // Times of a batch lie close together: most are within the day of the one before.
  let from = 1n;
  let to = 0n;
  for (const time of timesUnixNano) {
    if (time >= from && time < to) continue;
    const day = time / DAY_NANO;
    days.add(day);
    from = day * DAY_NANO;
    to = from + DAY_NANO;
  }
  return days;
}

function isNear(day: bigint, nowUnixMs: number): boolean {
  const today = BigInt(Math.floor(nowUnixMs / DAY_MS));
  return day >= today - BigInt(PAST_DAYS) && day <= today + BigInt(FUTURE_DAYS);
}

async function createPartition(
  db: Pick<Database, "pool">,
  { name }: TelemetryTable,
  day: bigint,
): Promise<void> {
  const date = new Date(Number(day) * DAY_MS).toISOString().slice(0, 10).replaceAll("-", "");
  const [from, to] = [day * DAY_NANO, (day + 1n) * DAY_NANO];
  try {
    await withTransaction(db, async (client) => {
      await client.query("select pg_advisory_xact_lock($1)", [PARTITION_LOCK]);
      await client.query(
        `create table if not exists ${name}_${date} partition of ${name}
           for values from (${from}) to (${to})`,
      );
    });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === CHECK_VIOLATION;
    // Such a day stays where it is; only dropping it as a whole is lost.
    if (!isTaken) throw error;
  }
}
