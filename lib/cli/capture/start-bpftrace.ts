import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { childEnv } from "@/lib/env";
import { composeScript, SCRIPT } from "./compose-script";
import { nameFrames } from "./name-frames";
import { tellClients } from "./tell-client";

const KILL_AFTER_MS = 10_000;
/** Printed at every start by a bpftrace that may not raise a limit it need not raise, and for a stack too many. */
const HARMLESS = /RLIMIT_MEMLOCK|failed to look up stack id/;
const CLOCK = /\\?"type\\?":\s*\\?"clock\\?"/;
const LONGEST_COMPLAINT = 2_000;

export interface TracerOptions {
  readonly program: string;
  /** 0: every process. */
  readonly pid: number;
  /** Programs of PostgreSQL servers whose row locks are watched too. */
  readonly postgres?: readonly string[];
  readonly onLine: (line: string) => void;
}

export interface Tracer {
  /** Whether its probes were attached before the time was up: its first clock has been seen. */
  readonly ready: (timeoutMs: number) => Promise<boolean>;
  /** Asks it to end; it is killed when it does not. */
  readonly stop: () => void;
  /** Empty when it ended because it was asked to; else what went wrong. */
  readonly ended: Promise<string>;
}

/** Starts bpftrace with our script, in the output mode that tells lost events. */
export function startBpftrace({ program, pid, postgres = [], onLine }: TracerOptions): Tracer {
  const script = postgres.length === 0 ? [SCRIPT] : ["-e", composeScript(postgres)];
  const child = spawn(program, ["-f", "json", "-B", "line", ...script, String(pid)], {
    // Of its own group, so that Ctrl-C reaches us alone and what is left can be sent.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: childEnv({ BPFTRACE_STRLEN: "128", BPFTRACE_NO_USER_SYMBOLS: "1" }),
  });
  let complaint = "";
  let isStopped = false;
  let announce = (_isReady: boolean) => {};
  const firstClock = new Promise<boolean>((resolve) => {
    announce = resolve;
  });
  const lines = createInterface({ input: child.stdout });
  const [withClients, withNames] = [tellClients(), nameFrames()];
  lines.on("line", (line) => {
    onLine(withClients(withNames(line)));
    if (CLOCK.test(line)) announce(true);
  });
  const drained = new Promise<void>((resolve) => lines.once("close", resolve));
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (!HARMLESS.test(line)) complaint = `${complaint}${line}\n`.slice(0, LONGEST_COMPLAINT);
  });
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      const how = signal === null ? `code ${code}` : `signal ${signal}`;
      resolve(
        isStopped ? "" : `bpftrace ended with ${how}: ${complaint.trim() || "no reason told"}`,
      );
    });
  });
  const ended = exited.then(async (reason) => {
    announce(false);
    if (child.pid !== undefined) await drained;
    return reason;
  });
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    child.kill("SIGINT");
    const kill = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
    void exited.then(() => clearTimeout(kill));
  };
  return { ready: (timeoutMs) => Promise.race([firstClock, after(timeoutMs)]), stop, ended };
}

function after(timeoutMs: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), timeoutMs).unref());
}
