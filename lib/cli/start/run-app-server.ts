import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { childEnv } from "@/lib/env";
import { waitUntil } from "../wait-until";
import { NEXT_PROGRAM } from "./build-app";

/** What Next.js prints about itself when it starts; Faultline tells its address on its own. */
const BANNER = /^\s*(▲|- (Local|Network|Environments)|✓ (Starting|Ready|Running)|$)/;
const EXIT_WITH_PARENT = new URL("../exit-with-parent.mjs", import.meta.url).href;
/**
 * Megabytes for young objects, twice what Node takes by default: a batch of telemetry is thrown away
 * as soon as it is stored, and is not copied about first. Takes it in a fifth faster (64 is no better).
 */
const YOUNG_SPACE = "--max-semi-space-size=32";
const STOP_MS = 10_000;
const KEPT_LINES = 40;

export interface AppServerOptions {
  readonly root: string;
  readonly mode: "production" | "development";
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly databaseKind: "embedded" | "external";
}

/** Next.js's server as a child process. */
export interface AppServer {
  readonly pid: number;
  readonly exited: Promise<void>;
  isRunning(): boolean;
  /** The last lines it printed. */
  output(): string;
  /** Lets open requests end, for ten seconds at most. */
  stop(): Promise<void>;
  kill(): void;
}

/** Starts the server; it answers some time later. It ends by itself when this process is gone. */
export function runAppServer(options: AppServerOptions): AppServer {
  const child = spawnNext(options);
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
  };
  forward(child.stdout, process.stdout, keep);
  forward(child.stderr, process.stderr, keep);

  let running = true;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      keep(error.message);
      resolve();
    });
  }).then(() => {
    running = false;
  });
  return {
    pid: child.pid ?? 0,
    exited,
    isRunning: () => running,
    output: () => lines.join("\n"),
    stop: async () => {
      child.kill("SIGTERM");
      if (await waitUntil(() => !running, STOP_MS, 20)) return;
      child.kill("SIGKILL");
      await exited;
    },
    kill: () => {
      child.kill("SIGKILL");
    },
  };
}

function spawnNext(options: AppServerOptions): ChildProcess {
  const { root, mode, host, port, databaseUrl, databaseKind } = options;
  const verb = mode === "production" ? "start" : "dev";
  const args = [NEXT_PROGRAM, verb, "--hostname", host, "--port", String(port)];
  return spawn(process.execPath, [YOUNG_SPACE, "--import", EXIT_WITH_PARENT, ...args], {
    cwd: root,
    env: childEnv({
      NODE_ENV: mode,
      PORT: String(port),
      FAULTLINE_HOST: host,
      DATABASE_URL: databaseUrl,
      FAULTLINE_DATABASE_KIND: databaseKind,
      FAULTLINE_PARENT_PID: String(process.pid),
      NEXT_TELEMETRY_DISABLED: "1",
    }),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own process group: Ctrl-C in the terminal reaches the launcher alone, which stops things in order.
    detached: true,
  });
}

function forward(from: Readable | null, to: NodeJS.WriteStream, keep: (line: string) => void) {
  if (from === null) return;
  createInterface({ input: from }).on("line", (line) => {
    keep(line);
    if (!BANNER.test(line)) to.write(`${line}\n`);
  });
}
