import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identifyProcess } from "../process-identity.mjs";
import { waitUntil } from "../wait-until";
import { findPostgresProcesses, isPostgresOf } from "./find-postgres-processes";
import { readPostmasterPid } from "./postmaster-pid";
import { type EmbeddedPostgres, startPostgres } from "./start-postgres";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const LONG_MS = 60_000;

let directory: string;
let server: EmbeddedPostgres | null;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "faultline-postgres-"));
  chmodSync(directory, 0o755);
  server = null;
});

afterEach(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
});

async function start(): Promise<EmbeddedPostgres> {
  server = await startPostgres({ directory });
  return server;
}

/** A launcher in a process of its own, for being killed. */
function startElsewhere(): ChildProcess {
  const script = `
    import { startPostgres } from ${JSON.stringify(path.join(root, "lib/cli/postgres/start-postgres.ts"))};
    await startPostgres({ directory: ${JSON.stringify(directory)} });`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  return spawn(process.execPath, args, { cwd: root, stdio: "ignore" });
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const dataDirectory = () => path.join(directory, "postgres", "data");

/** Waits for the launcher's server, commits a row, and returns the server's pid. */
async function commitThroughLauncher(): Promise<number> {
  const ready = () => readPostmasterPid(dataDirectory())?.ready ?? false;
  expect(await waitUntil(ready, LONG_MS)).toBe(true);
  const { readConnection } = await import("./connection-file");
  const { port, password } = readConnection(path.join(directory, "postgres"));
  const url = `postgres://faultline:${password}@127.0.0.1:${port}/faultline`;
  await query(url, "create table kept (n int); insert into kept values (42)");
  return readPostmasterPid(dataDirectory())?.pid ?? 0;
}

describe("the embedded PostgreSQL", () => {
  it("takes connections with a password only, in UTF8 and with the C locale", async () => {
    const { url } = await start();
    const [row] = await query(
      url,
      "select current_database() d, current_setting('server_encoding') e, datcollate c, current_setting('fsync') f from pg_database where datname = current_database()",
    );
    expect(row).toEqual({ d: "faultline", e: "UTF8", c: "C", f: "on" });
    const wrong = url.replace(/:[^:@]+@/, ":wrong@");
    await expect(query(wrong, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  it("comes back after a stop with its data, at the same address", async () => {
    const { url, stop } = await start();
    await query(url, "create table kept (n int); insert into kept values (42)");
    await stop();
    const again = await start();
    expect(again.url).toBe(url);
    expect(await query(again.url, "select n from kept")).toEqual([{ n: 42 }]);
  });

  it("leaves no process behind when stopped", async () => {
    const { stop, pid } = await start();
    await stop();
    expect(identifyProcess(pid)).toBeNull();
    expect(findPostgresProcesses(dataDirectory())).toEqual([]);
  });

  it("moves to another port when a stranger took the one of the last start", async () => {
    const first = await start();
    await first.stop();
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(first.port, "127.0.0.1", resolve));
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      stranger.close();
    }
  });

  it("runs from a folder that is closed to all others, also for root", async () => {
    chmodSync(directory, 0o700);
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("after a kill -9", () => {
  it("of the launcher: the orphaned server is stopped and every committed row is there", async () => {
    const launcher = startElsewhere();
    const orphan = await commitThroughLauncher();
    await killed(launcher);
    expect(isPostgresOf(dataDirectory(), orphan)).toBe(true);
    const { url, pid } = await start();
    expect(pid).not.toBe(orphan);
    expect(isPostgresOf(dataDirectory(), orphan)).toBe(false);
    expect(await query(url, "select n from kept")).toEqual([{ n: 42 }]);
  });

  it("of the launcher and of the server: every committed row is there", async () => {
    const launcher = startElsewhere();
    const orphan = await commitThroughLauncher();
    await killed(launcher);
    process.kill(orphan, "SIGKILL");
    const { url } = await start();
    expect(await query(url, "select n from kept")).toEqual([{ n: 42 }]);
  });

  it("with the pid of the dead server given to another program: that program is left alone", async () => {
    const { stop } = await start();
    await stop();
    const bystander = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1e6)"]);
    try {
      const lines = [bystander.pid, dataDirectory(), 1, 5432, "", "127.0.0.1", "", "ready"];
      writeFileSync(path.join(dataDirectory(), "postmaster.pid"), `${lines.join("\n")}\n`);
      const { url } = await start();
      expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(bystander.exitCode).toBeNull();
      expect(identifyProcess(bystander.pid ?? 0)).not.toBeNull();
    } finally {
      await killed(bystander);
    }
  });

  const moments: readonly [string, () => boolean][] = [
    ["the draft of the cluster is made", () => draft() !== null],
    ["initdb has begun", () => inDraft("PG_VERSION")],
    ["initdb writes its catalogs", () => inDraft("base/1")],
    ["the cluster is complete", () => existsSync(path.join(directory, "postgres"))],
    ["the server starts", () => existsSync(path.join(dataDirectory(), "postmaster.pid"))],
    ["the server is ready", () => readPostmasterPid(dataDirectory())?.ready ?? false],
  ];
  it.each(moments)(
    "during the first start, when %s: the next one succeeds",
    async (_when, came) => {
      const launcher = startElsewhere();
      expect(await waitUntil(came, LONG_MS, 5)).toBe(true);
      await killed(launcher);
      const { url } = await start();
      expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(draft()).toBeNull();
    },
  );
});

function draft(): string | null {
  return readdirSync(directory).find((name) => name.includes(".draft-")) ?? null;
}

function inDraft(file: string): boolean {
  const name = draft();
  return name !== null && existsSync(path.join(directory, name, "data", file));
}
