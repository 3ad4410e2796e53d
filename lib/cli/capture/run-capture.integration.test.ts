import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { KernelIntakeQuery } from "@/lib/domain/contracts/kernel";
import { FaultlineError } from "@/lib/domain/errors";
import type { KernelEvent } from "@/lib/domain/kernel-event";
import { childEnv } from "@/lib/env";
import { defineLinesRoute } from "@/lib/http/define-lines-route";
import {
  type Handler,
  type ServedHandlers,
  serveHandlers,
} from "@/lib/testing/otlp/serve-handlers";
import { whyNotCapturing } from "./why-not-capturing";

const root = fileURLToPath(new URL("../../../", import.meta.url));
vi.stubEnv("FAULTLINE_LOG_LEVEL", "silent");
let folder: string;
let served: ServedHandlers | undefined;
const received: KernelEvent[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "faultline-capture-"));
  received.length = 0;
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await served?.close();
});

/** The app's route over a list; the first `failures` requests find no database. */
function receiver(failures = 0): Handler {
  let left = failures;
  return defineLinesRoute(KernelIntakeQuery, async (text, query) => {
    left -= 1;
    if (left >= 0) throw new FaultlineError("database_unavailable", "away");
    const { events, rejected, rejectedCount, lostEventCount } = readKernelCapture(text, query);
    received.push(...events);
    return {
      accepted: events.length,
      duplicates: 0,
      rejected: rejectedCount,
      rejectedLines: rejected,
      lostEvents: lostEventCount,
    };
  });
}

/** A program that takes bpftrace's place: prints records as bpftrace does, until it is interrupted. */
function fakeBpftrace(body: string): string {
  const file = path.join(folder, "bpftrace.mjs");
  const print = `const print = (text) => console.log(JSON.stringify({ type: "printf", data: text + "\\n" }));`;
  writeFileSync(file, `#!${process.execPath}\n${print}\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

const CLOCK = '{"v":1,"type":"clock","t":1000000000000,"wall_us":1763690000000000}';
const CONNECT = '{"type":"connect","t":1000000001000,"pid":7,"tid":7,"ret":-111,"dport":5432}';
const RUNNING = `
  console.error("ERROR: couldn't set RLIMIT_MEMLOCK for bpftrace");
  console.log('{"type": "attached_probes", "data": {"probes": 42}}');
  setTimeout(() => print('${CLOCK}'), 300);
  setTimeout(() => print('${CONNECT}'), 600);
  process.once("SIGINT", () => {
    print('{"type":"exit","t":1000000002000,"pid":7,"tid":7}');
    console.log('{"type": "lost_events", "data": {"events": 3}}');
    process.exit(0);
  });
  setInterval(() => {}, 1000);`;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command; interrupts it when `interruptAt` says so of what it printed. */
function capture(args: readonly string[], onOutput: (out: string, stop: () => void) => void) {
  return new Promise<Ran>((resolve) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "lib/cli/faultline.ts", "capture", ...args],
      { cwd: root, env: childEnv({}) },
    );
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => {
      out += data;
      onOutput(out, () => child.kill("SIGINT"));
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.once("exit", (code) => resolve({ code, out, err }));
  });
}

describe("faultline capture", () => {
  it("is ready when the probes are attached, sends what it sees and what comes at the end", async () => {
    served = await serveHandlers({ "/v1/kernel-events?host=web-1": receiver() });
    const program = fakeBpftrace(RUNNING);
    const endpoint = ["--endpoint", served.url, "--host", "web-1", "--bpftrace", program];
    let isStopping = false;
    const ran = await capture(endpoint, (out, stop) => {
      if (isStopping || !out.includes("capturing kernel events of web-1")) return;
      isStopping = true;
      setTimeout(stop, 1_500);
    });
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("3 lost");
    const kinds = received.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["connect", "exit", "capture-lost"]));
    expect(received.every(({ host }) => host === "web-1")).toBe(true);
    const end = received.find(({ kind }) => kind === "exit");
    expect(end?.timeUnixNano).toBe(1_763_690_000_000_002_000n);
  });

  it("keeps what the app could not take for the next attempt", async () => {
    served = await serveHandlers({ "/v1/kernel-events?host=web-1": receiver(1) });
    const program = fakeBpftrace(RUNNING);
    const args = ["--endpoint", served.url, "--host", "web-1", "--seconds", "3"];
    const ran = await capture([...args, "--bpftrace", program], () => {});
    expect(ran.code).toBe(0);
    expect(ran.err).toContain("takes nothing now");
    expect(received.filter(({ kind }) => kind === "connect")).toHaveLength(1);
  });

  it("tells why there is no capture when bpftrace ends by itself", async () => {
    const program = fakeBpftrace(`console.error("ERROR: no such probe"); process.exit(1);`);
    const ran = await capture(["--bpftrace", program], () => {});
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("bpftrace ended with code 1: ERROR: no such probe");
  });

  it("refuses a number that is none", async () => {
    expect((await capture(["--pid", "all"], () => {})).code).toBe(2);
  });
});

const obstacle = whyNotCapturing();
if (obstacle !== null) console.warn(`skipped, a real capture: ${obstacle}`);
/** Writes through to the disk all the time, and waits for it. */
const BUSY = `
  const fs = require("node:fs");
  const file = require("node:path").join(require("node:os").tmpdir(), "faultline-busy-" + process.pid);
  const fd = fs.openSync(file, "w");
  fs.unlinkSync(file);
  setInterval(() => { for (let n = 0; n < 20; n += 1) { fs.writeSync(fd, "x".repeat(1e6), 0); fs.fsyncSync(fd); } }, 1);`;

describe.skipIf(obstacle !== null)(
  `a real capture${obstacle === null ? "" : `: ${obstacle}`}`,
  () => {
    it("tells in which function of a program it was off the CPU", async () => {
      served = await serveHandlers({ "/v1/kernel-events?host=here": receiver() });
      const busy = spawn(process.execPath, ["-e", BUSY]);
      const args = ["--endpoint", served.url, "--host", "here", "--pid", String(busy.pid)];
      const ran = await capture([...args, "--seconds", "3"], () => {});
      busy.kill();
      expect(ran).toMatchObject({ code: 0, err: "" });
      const stacks = received.filter(({ kind }) => kind === "off-cpu").map(({ stack }) => stack);
      expect(stacks.length).toBeGreaterThan(0);
      expect(stacks.every((stack) => /_\[k\]$/.test(stack) && !stack.includes("\n"))).toBe(true);
    });

    it("sees a refused connection with its port and its error", async () => {
      served = await serveHandlers({ "/v1/kernel-events?host=here": receiver() });
      const args = ["--endpoint", served.url, "--host", "here", "--pid", String(process.pid)];
      let isStopping = false;
      const ran = await capture(args, (out, stop) => {
        if (isStopping || !out.includes("capturing")) return;
        isStopping = true;
        const socket = connect(1, "127.0.0.1");
        socket.once("error", () => setTimeout(stop, 1_000));
      });
      expect(ran).toMatchObject({ code: 0, err: "" });
      const connection = received.find(
        ({ kind, peerPort }) => kind === "connect" && peerPort === 1,
      );
      expect(connection).toMatchObject({ pid: process.pid, peerAddress: "127.0.0.1" });
      const told = received.find(({ kind }) => kind === "socket-error");
      expect(told).toMatchObject({ returned: -111, descriptor: connection?.descriptor });
      const now = Date.now() * 1_000_000;
      expect(Math.abs(Number(connection?.timeUnixNano) - now)).toBeLessThan(30e9);
    });
  },
);

describe("the script", () => {
  const text = readFileSync(path.join(root, "lib/cli/capture/kernel-events.bt"), "utf8");

  it("needs no kprobe, so that any kernel with tracepoints runs it", () => {
    const probes = [...text.matchAll(/^(\w+):[\w:]+/gm)].map(([, kind]) => kind);
    expect(new Set(probes)).toEqual(new Set(["interval", "tracepoint"]));
  });

  it.skipIf(obstacle !== null)("is understood by the installed bpftrace", () => {
    const script = path.join(root, "lib/cli/capture/kernel-events.bt");
    const { status, stderr } = spawnSync("bpftrace", ["-d", script, "0"], { encoding: "utf8" });
    expect([status, stderr.replace(/.*RLIMIT_MEMLOCK.*\n/, "")]).toEqual([0, ""]);
  });
});
