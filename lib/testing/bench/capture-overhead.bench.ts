import { type ChildProcess, spawn } from "node:child_process";
import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { whyNotCapturing } from "@/lib/cli/capture/why-not-capturing";
import type { KernelIntakeResult } from "@/lib/domain/contracts/kernel";
import { childEnv } from "@/lib/env";
import type { BenchResult } from "./bench-result";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** With and without in turns, so that a busy machine slows both alike. */
const TURNS = 8;
const WINDOW_MS = 3_000;
const WARM_UP_MS = 1_000;
const LEAST_RATIO = 0.8;

/** Every request opens a connection: the most that the kernel can be made to tell of. */
const SERVER = `
  require("node:http").createServer((_, answer) => answer.end("well"))
    .listen(0, "127.0.0.1", function () { process.send(this.address().port); });
  process.once("disconnect", () => process.exit());`;
const LOAD = `
  const http = require("node:http");
  const port = Number(process.argv[1]);
  let count = 0;
  const next = () => http.get({ port, host: "127.0.0.1", agent: false }, (answer) => {
    answer.resume().once("end", () => { count += 1; next(); });
  }).once("error", next);
  for (let n = 0; n < 20; n += 1) next();
  process.on("message", () => process.send(count));
  process.once("disconnect", () => process.exit());`;

/**
 * Requests per second while `faultline capture` watches the whole machine, stacks, row locks and all,
 * against the same load without it. `npx tsx lib/testing/bench/run-all.ts capture-overhead`, as root,
 * on a machine that is otherwise quiet: what else runs on it is watched as well.
 */
export async function runCaptureOverheadBench(): Promise<BenchResult> {
  const obstacle = whyNotCapturing();
  if (obstacle !== null) return { name: `capture overhead: not measured: ${obstacle}`, rows: [] };
  const sink = await startSink();
  const server = startNode(SERVER);
  const load = startNode(LOAD, String(await messageOf(server)));
  const without: number[] = [];
  const watched: number[] = [];
  try {
    await delay(WARM_UP_MS);
    for (let turn = 0; turn < TURNS; turn += 1) {
      without.push(await rateOf(load));
      const capture = await startCapture(sink.url);
      await delay(WARM_UP_MS);
      watched.push(await rateOf(load));
      await capture.stop();
    }
  } finally {
    for (const child of [load, server]) child.disconnect();
    sink.close();
  }
  return toResult(without, watched);
}

function toResult(without: readonly number[], watched: readonly number[]): BenchResult {
  const ratios = watched.map((rate, turn) => rate / (without[turn] ?? Number.NaN));
  const told = (label: string, values: readonly number[], unit: string) =>
    (
      [
        ["median", 0.5],
        ["lower quarter", 0.25],
        ["upper quarter", 0.75],
      ] as const
    ).map(([name, at]) => ({
      label: `${label}, ${name} of ${values.length}`,
      value: quantile(values, at),
      unit,
    }));
  return {
    name: "capture overhead",
    rows: [
      ...told("without capture", without, "req/s"),
      ...told("with capture", watched, "req/s"),
      ...told("with for each without, turn by turn", ratios, "x"),
    ],
    ratio: quantile(ratios, 0.5),
    limit: { kind: "at-least", value: LEAST_RATIO },
  };
}

/** Takes what is sent and keeps nothing: what the app costs is not asked here. */
async function startSink(): Promise<{ url: string; close: () => void }> {
  const nothing: KernelIntakeResult = {
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    rejectedLines: [],
    lostEvents: 0,
  };
  const server = http.createServer((request, response) => {
    request.resume().once("end", () => response.end(JSON.stringify(nothing)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function startNode(script: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["-e", script, ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once("message", resolve));
}

async function rateOf(load: ChildProcess): Promise<number> {
  const count = async () => {
    const answer = messageOf(load);
    load.send("count");
    return Number(await answer);
  };
  const [from, start] = [await count(), performance.now()];
  await delay(WINDOW_MS);
  const [to, end] = [await count(), performance.now()];
  return ((to - from) * 1_000) / (end - start);
}

async function startCapture(endpoint: string): Promise<{ stop: () => Promise<void> }> {
  const args = ["--import", "tsx", "lib/cli/faultline.ts", "capture", "--endpoint", endpoint];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: childEnv({}),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text) => String(text).includes("capturing") && resolve());
    child.once("exit", () => reject(new Error("the capture ended before it began")));
  });
  return {
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * at)] ?? Number.NaN;
}
