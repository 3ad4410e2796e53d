import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { withBenchApp } from "./bench-app";
import type { BenchResult } from "./bench-result";

const ALERTS = 10_000;
/** Services and routes that alert: each of them is one group, and so one incident. */
const GROUPS = 250;
const SENDERS = 16;
const WARM_UP = 500;
const COLUMNS = `project_id, source, group_key, fingerprint, starts_at, incident_number, receiver,
  status, ends_at, labels, annotations, generator_url, first_received_at, last_received_at,
  joined_because`;

/**
 * A storm of 10,000 alerts, each in a request of its own, by 16 senders at once into the built app;
 * against as many single INSERTs of the very same rows into the same table by as many connections,
 * each committed. None may be lost, and there is one incident for each group, however many alert.
 */
export function runAlertStormBench(): Promise<BenchResult> {
  return withBenchApp(({ url, databaseUrl }) => measure(databaseUrl, `${url}/api/alerts/plain`));
}

/** As many alerts of one group: what is taken in must not be read again for each. */
async function stormOneGroup(url: string): Promise<number> {
  return timeMs(async () => {
    await storm(url, "lone", ALERTS, 1);
  });
}

async function measure(databaseUrl: string, url: string): Promise<BenchResult> {
  const db = openDatabase({ url: databaseUrl, maxConnections: SENDERS });
  try {
    await storm(url, "warm-up", WARM_UP, GROUPS);
    const acknowledgedMs: number[] = [];
    const stormMs = await timeMs(async () => {
      acknowledgedMs.push(...(await storm(url, "storm", ALERTS, GROUPS)));
    });
    const kept = await countKept(db);
    const insertMs = await insertAgain(db);
    const oneGroupMs = await stormOneGroup(url);
    return toResult({ stormMs, insertMs, oneGroupMs, acknowledgedMs, ...kept });
  } finally {
    await closeDatabase(db);
  }
}

/** How long each acknowledgement took. */
async function storm(url: string, name: string, count: number, groups: number): Promise<number[]> {
  const tookMs: number[] = [];
  await inParallel(count, async (index) => {
    const body = JSON.stringify({
      id: `${name}-${index}`,
      title: `${name} ${index}`,
      severity: "critical",
      service: `${name}-${index % groups}`,
      route: "/checkout",
    });
    const began = performance.now();
    const headers = { "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    tookMs.push(performance.now() - began);
  });
  return tookMs;
}

async function countKept(db: Database) {
  const { rows } = await db.pool.query<{ alerts: string; incidents: string }>(
    `select count(*) as alerts, count(distinct incident_number) as incidents
       from alerts where fingerprint like 'storm-%'`,
  );
  return { alerts: Number(rows[0]?.alerts), incidents: Number(rows[0]?.incidents) };
}

/** The same rows once more, one by one, into the emptied table; by all connections at once. */
async function insertAgain(db: Database): Promise<number> {
  await db.pool.query(
    `create table stormed as
       select *, row_number() over (order by first_received_at) as n from alerts
        where fingerprint like 'storm-%'`,
  );
  await db.pool.query("create unique index on stormed (n)");
  await db.pool.query("delete from alerts");
  return timeMs(() =>
    inParallel(ALERTS, async (index) => {
      await db.pool.query(
        `insert into alerts (${COLUMNS}) select ${COLUMNS} from stormed where n = $1`,
        [index + 1],
      );
    }),
  );
}

async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, one));
}

async function timeMs(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Measured {
  readonly stormMs: number;
  readonly insertMs: number;
  readonly oneGroupMs: number;
  readonly acknowledgedMs: readonly number[];
  readonly alerts: number;
  readonly incidents: number;
}

function toResult(measured: Measured): BenchResult {
  const { stormMs, insertMs, oneGroupMs, acknowledgedMs, alerts, incidents } = measured;
  const sorted = acknowledgedMs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    name: `A storm of ${ALERTS} alerts of ${GROUPS} groups, ${SENDERS} senders`,
    rows: [
      { label: "all acknowledged (goal: within 60 s)", value: stormMs / 1_000, unit: "s" },
      { label: "acknowledgement, median", value: at(0.5), unit: "ms" },
      { label: "acknowledgement, 99th percentile", value: at(0.99), unit: "ms" },
      { label: "lost (goal: none)", value: ALERTS - alerts, unit: "alerts" },
      { label: `incidents (goal: ${GROUPS})`, value: incidents, unit: "" },
      { label: "as many of one group (goal: within 60 s)", value: oneGroupMs / 1_000, unit: "s" },
      { label: "bare INSERTs of the same rows", value: insertMs / 1_000, unit: "s" },
    ],
    ratio: stormMs / insertMs,
    limit: { kind: "at-most", value: 30 },
  };
}
