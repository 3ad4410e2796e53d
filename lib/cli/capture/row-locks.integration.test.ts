import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import type { KernelEvent } from "@/lib/domain/kernel-event";
import { testDatabase } from "@/lib/testing/database";
import { findPostgres } from "./find-postgres";
import { startBpftrace } from "./start-bpftrace";
import { whyNotCapturing } from "./why-not-capturing";

const test = testDatabase();
const postgres = findPostgres();
const obstacle =
  whyNotCapturing() ??
  (postgres.length === 0 ? "no PostgreSQL runs here whose functions tell" : null);
if (obstacle !== null) console.warn(`skipped, row locks of a real PostgreSQL: ${obstacle}`);

const READY_MS = 60_000;
const HELD_MS = 300;
const CHANGE = "UPDATE stock SET pieces = pieces - 1 WHERE sku = 1";

describe.skipIf(obstacle !== null)(
  `row locks of a real PostgreSQL${obstacle === null ? "" : `: ${obstacle}`}`,
  () => {
    const clients: pg.Client[] = [];
    const open = async () => {
      const client = new pg.Client({ connectionString: test.url() });
      await client.connect();
      clients.push(client);
      return client;
    };
    let events: readonly KernelEvent[];
    let transaction: string;

    beforeAll(async () => {
      const [holder, first, second, hasty] = [
        await open(),
        await open(),
        await open(),
        await open(),
      ];
      await holder.query("CREATE TABLE stock AS SELECT 1 AS sku, 100 AS pieces");
      await hasty.query("SET lock_timeout = 100");
      const lines: string[] = [];
      const onLine = (line: string) => lines.push(line);
      const tracer = startBpftrace({ program: "bpftrace", pid: 0, postgres, onLine });
      expect(await tracer.ready(READY_MS)).toBe(true);
      await holder.query("BEGIN");
      await holder.query("SELECT FROM stock WHERE sku = 1 FOR UPDATE");
      const waiting = [first, second].map((client) => client.query(CHANGE));
      await expect(hasty.query(CHANGE)).rejects.toThrow("lock timeout");
      await delay(HELD_MS);
      await holder.query("COMMIT");
      await Promise.all(waiting);
      for (let left = 300; left > 0 && lines.filter(isRowLock).length < 4; left -= 1) {
        await delay(100);
      }
      tracer.stop();
      expect(await tracer.ended).toBe("");
      const told = lines.filter((line) => isRowLock(line) || line.includes("clock"));
      const all = readKernelCapture(told.join("\n")).events.filter(
        ({ resource, pid }) => resource.includes("transaction") && pid === process.pid,
      );
      const [longest] = all
        .filter(({ kind }) => kind === "lock-hold")
        .sort((a, b) => b.durationNano - a.durationNano);
      transaction = longest?.resource ?? "none";
      // The second may wait for the first, too, and twice for the holder: the longest of each counts.
      const ofHolder = all.filter(({ resource }) => resource.endsWith(transaction));
      ofHolder.sort((a, b) => a.durationNano - b.durationNano);
      events = [...new Map(ofHolder.map((event) => [event.localPort, event])).values()];
    });
    afterAll(() => Promise.all(clients.map((client) => client.end())));

    it("are told by the client that waits and by the one that holds, over different ports", () => {
      expect(events).toHaveLength(4);
      const server = Number(new URL(test.url()).port);
      expect(events.every(({ peerPort }) => peerPort === server)).toBe(true);
    });

    it("say how long, of which transaction, and who gave up", () => {
      const waits = events.filter(({ kind }) => kind === "lock-wait");
      const [hold] = events.filter(({ kind }) => kind === "lock-hold");
      expect(transaction).toMatch(/^transaction \d+$/);
      expect(waits.map(({ returned }) => returned).sort()).toEqual([-125, 0, 0]);
      for (const { returned, durationNano } of waits) {
        expect(durationNano / 1e6).toBeGreaterThan(returned === 0 ? HELD_MS : 90);
      }
      expect((hold?.durationNano ?? 0) / 1e6).toBeGreaterThan(HELD_MS);
    });
  },
);

function isRowLock(line: string): boolean {
  return line.includes("row_lock_");
}
