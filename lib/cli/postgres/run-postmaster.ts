import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { waitUntil } from "../wait-until";
import { invokeAs, type PostgresAccount } from "./postgres-account";
import { openLog, readLogTail } from "./postgres-log";
import { readPostmasterPid } from "./postmaster-pid";
import { postgresEnv } from "./run-program";

/** Long: after a crash the server first replays its log, and large checkpoints take their time. */
const READY_TIMEOUT_MS = 300_000;
const STOP_STEPS = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
] as const;

export interface PostmasterOptions {
  readonly binary: string;
  readonly account: PostgresAccount;
  readonly dataDirectory: string;
  readonly logFile: string;
  readonly port: number;
  /** More server settings, by name. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A server that takes connections, and is our child. */
export interface Postmaster {
  readonly pid: number;
  /** Settles when the process has ended, wanted or not. */
  readonly exited: Promise<void>;
  /** Ends it in order: open transactions are rolled back, everything is written. */
  stop(): Promise<void>;
}

/** The server ended before it took connections. `reason` is what it wrote to its log. */
export class PostmasterFailed extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`PostgreSQL did not start: ${reason}`);
    this.name = "PostmasterFailed";
    this.reason = reason;
  }
}

/** Starts the server and waits until it takes connections. @throws PostmasterFailed */
export async function runPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { dataDirectory, logFile } = options;
  const log = openLog(logFile);
  const child = spawnPostmaster(options, log.fd);
  closeSync(log.fd);
  let running = true;
  let spawnError: Error | null = null;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      spawnError = error;
      resolve();
    });
  }).then(() => {
    running = false;
  });

  const isReady = () => {
    const entry = readPostmasterPid(dataDirectory);
    return entry !== null && entry.pid === child.pid && entry.ready;
  };
  const settled = await waitUntil(() => !running || isReady(), READY_TIMEOUT_MS, 25);
  const { pid } = child;
  if (!running || pid === undefined) {
    throw new PostmasterFailed(String(spawnError ?? readLogTail(logFile, log.startsAt)));
  }
  const stop = () => stopChild(child, () => running);
  if (!settled) {
    await stop();
    throw new PostmasterFailed(`no connection within ${READY_TIMEOUT_MS / 1000} s; see ${logFile}`);
  }
  return { pid, exited, stop };
}

function spawnPostmaster(options: PostmasterOptions, logFd: number): ChildProcess {
  const { account, binary, dataDirectory, port, settings } = options;
  const all = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // No socket file: its path may be longer than the 107 bytes that the system allows.
    unix_socket_directories: "",
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const invocation = invokeAs(account, binary, ["-D", dataDirectory, ...flags]);
  return spawn(invocation.command, invocation.args, {
    cwd: dataDirectory,
    env: postgresEnv(),
    uid: invocation.uid,
    gid: invocation.gid,
    stdio: ["ignore", logFd, logFd],
    // Its own process group: Ctrl-C in the terminal reaches the launcher alone, which stops things in order.
    detached: true,
  });
}

async function stopChild(child: ChildProcess, isRunning: () => boolean): Promise<void> {
  for (const [signal, waitMs] of STOP_STEPS) {
    if (!isRunning()) return;
    child.kill(signal);
    if (await waitUntil(() => !isRunning(), waitMs, 20)) return;
  }
}
