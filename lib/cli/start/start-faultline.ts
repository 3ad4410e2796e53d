import path from "node:path";
import type { Env } from "@/lib/env";
import { applyMigrations } from "@/lib/store/migrate";
import { REPOSITORY } from "../bootstrap/run-node.mjs";
import { showStep } from "../bootstrap/show-step.mjs";
import { announce } from "./announce";
import { baseUrl } from "./base-url";
import { buildApp } from "./build-app";
import { claimDataFolder, clearOrphanServer, noteServerProcess } from "./data-folder";
import { type DatabaseServer, openDatabaseServer } from "./open-database-server";
import { requireFreePort } from "./require-free-port";
import { type AppServer, runAppServer } from "./run-app-server";
import { stopOnSignal } from "./stop-on-signal";
import { supervise } from "./supervise";
import { waitForHealth } from "./wait-for-health";

const HEALTHY_MS = { production: 60_000, development: 180_000 } as const;
const SERVER_ATTEMPTS = 5;

export interface StartOptions {
  readonly mode: "production" | "development";
  readonly env: Env;
}

/** What runs, so that each way out ends it. */
interface Run extends StartOptions {
  readonly dataDirectory: string;
  readonly url: string;
  readonly stopping: AbortController;
  database: DatabaseServer | null;
  server: AppServer | null;
}

/**
 * Builds, starts the database and the app, loads the demo, and keeps both running until it is told
 * to stop.
 * @returns the exit code. @throws Error that tells why it cannot start.
 */
export async function startFaultline(options: StartOptions): Promise<number> {
  const { env } = options;
  const dataDirectory = path.resolve(REPOSITORY, env.FAULTLINE_DATA_DIR);
  const url = baseUrl(env.FAULTLINE_HOST, env.PORT);
  const release = claimDataFolder(dataDirectory, url);
  const stopping = new AbortController();
  const run: Run = { ...options, dataDirectory, url, stopping, database: null, server: null };
  const stopListening = stopOnSignal(
    () => stopping.abort(),
    () => killAll(run, release),
  );
  try {
    await bringUp(run);
    await keepRunning(run);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    stopping.abort();
    await bringDown(run);
    release();
    stopListening();
  }
  return 0;
}

async function bringUp(run: Run): Promise<void> {
  const { env, mode, stopping } = run;
  const startedMs = performance.now();
  await clearOrphanServer(run.dataDirectory);
  await requireFreePort(env.PORT, env.FAULTLINE_HOST);
  if (mode === "production") await unlessStopped(buildApp(REPOSITORY), stopping.signal);
  run.database = await openDatabaseServer(env.DATABASE_URL, run.dataDirectory);
  await showStep("migrating", () => migrate(run.database?.url() ?? ""));
  stopping.signal.throwIfAborted();

  const server = startServer(run);
  await showStep("starting the server", () =>
    unlessStopped(waitForHealth(run.url, server, HEALTHY_MS[mode]), stopping.signal),
  );
  if (env.FAULTLINE_DEMO === "on") await unlessStopped(loadDemo(run), stopping.signal);
  console.log(announce(run.url, (performance.now() - startedMs) / 1000));
}

async function migrate(url: string): Promise<void> {
  const directory = path.join(REPOSITORY, "prisma", "migrations");
  const { applied } = await applyMigrations({ url, directory });
  for (const name of applied) console.log(`    ${name}`);
}

function startServer(run: Run): AppServer {
  const { database, env, mode } = run;
  if (database === null) throw new Error("The server was started before its database");
  const server = runAppServer({
    root: REPOSITORY,
    mode,
    host: env.FAULTLINE_HOST,
    port: env.PORT,
    databaseUrl: database.url(),
    databaseKind: database.kind,
  });
  run.server = server;
  noteServerProcess(run.dataDirectory, server.pid);
  return server;
}

/** A demo that does not load is told and tried again at the next start; the product serves without. */
async function loadDemo({ url, dataDirectory, database }: Run): Promise<void> {
  try {
    const { loadDemoOnce } = await import("./load-demo-once");
    await loadDemoOnce({
      baseUrl: url,
      dataDirectory,
      database: database?.fingerprint ?? "",
      nowUnixMs: Date.now(),
    });
  } catch (error) {
    console.error(`The demo could not be loaded; the next start tries again. ${error}`);
  }
}

async function keepRunning(run: Run): Promise<void> {
  const { database, server, stopping } = run;
  if (database === null || server === null) return;
  const watching = [
    database.watch(stopping.signal, () => void run.server?.stop()),
    supervise({
      name: "The server",
      first: server,
      restart: async () => startServer(run),
      stopping: stopping.signal,
      attempts: SERVER_ATTEMPTS,
    }),
  ];
  await unlessStopped(Promise.all(watching), stopping.signal);
}

async function bringDown(run: Run): Promise<void> {
  if (run.server === null && run.database === null) return;
  console.log("\nStopping…");
  await run.server?.stop();
  await run.database?.stop();
}

function killAll(run: Run, release: () => void): void {
  console.error("Stopping at once");
  run.server?.kill();
  run.database?.kill();
  release();
  process.exit(1);
}

/** Settles as `work` does, or rejects as soon as the end is wanted. */
function unlessStopped<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
