import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { IncidentListDto } from "@/lib/domain/contracts/incident";
import { type SeededRandom, seededRandom } from "@/lib/testing/builders/seeded-random";
import { choosePlace, launch, leavePlace, type Place } from "./fixtures/launcher";
import { type SteadyExporter, startSteadyExporter } from "./fixtures/steady-exporter";
import { expect, test } from "./fixtures/test";

const ROUNDS = 20;
const SEED = 20_261_121;

test.describe.configure({ timeout: 420_000 });

let place: Place;
test.beforeEach(async () => {
  place = await choosePlace();
});
test.afterEach(() => leavePlace(place));

test(`every span that was acknowledged is there once, after app and database were killed ${ROUNDS} times`, async () => {
  const random = seededRandom(SEED);
  const url = `http://127.0.0.1:${place.port}`;
  const exporter = startSteadyExporter(url);
  for (let round = 0; round < ROUNDS; round += 1) await runAndKill(random);

  const last = launch(place);
  expect(await last.settled()).toBe("ready");
  await exporter.stop();
  const { lost, repeated, checked } = await compare(url, exporter);
  expect({ lost, repeated }).toEqual({ lost: [], repeated: [] });
  // Each round had some time to send: a test in which nothing arrived would prove nothing.
  expect(checked).toBeGreaterThan(ROUNDS * 50);
  expect(await last.end("SIGTERM")).toBe(0);
});

test("alerts are answered with 503 while the database is away, and all of them are there after it", async () => {
  const launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  const answers = new Set<number>();
  const alerts = Array.from({ length: 120 }, (_, n) => n);
  const sendAll = async () => {
    for (let n = alerts.pop(); n !== undefined; n = alerts.pop()) {
      while (!(await isTaken(n, answers))) await delay(100);
    }
  };
  const senders = Array.from({ length: 8 }, sendAll);
  await expect.poll(() => alerts.length).toBeLessThan(90);
  process.kill(Number.parseInt(read("postgres", "data", "postmaster.pid"), 10), "SIGKILL");
  await Promise.all(senders);
  expect([...answers].sort()).toEqual([200, 503]);
  const response = await fetch(`http://127.0.0.1:${place.port}/api/incidents`);
  const { items } = IncidentListDto.parse(await response.json());
  expect(items.map(({ service, alertCount }) => [service, alertCount]).sort()).toEqual(
    ["a", "b", "c", "d"].map((service) => [service, 30]),
  );
  expect(await launcher.end("SIGTERM")).toBe(0);
});

/** Sends an alert once, as a sender does that tries again later. */
async function isTaken(n: number, answers: Set<number>): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${place.port}/api/alerts/plain`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: `a${n}`, title: "storm", service: "abcd"[n % 4] }),
  });
  await response.arrayBuffer();
  answers.add(response.status);
  return response.ok;
}

/** Serves for a while, then kills the app, a moment later the database, and what started them. */
async function runAndKill(random: SeededRandom): Promise<void> {
  const launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  await delay(100 + random.next() * 900);
  const app = Number(readJson("server.json").pid);
  const postmaster = Number.parseInt(read("postgres", "data", "postmaster.pid"), 10);
  const both = random.next() < 0.5 ? [app, postmaster] : [postmaster, app];
  // The launcher would start both again, each with a growing pause: stopped, it looks on.
  launcher.process.kill("SIGSTOP");
  for (const pid of both) {
    process.kill(pid, "SIGKILL");
    await delay(random.next() * 100);
  }
  expect(await launcher.end("SIGKILL")).toBe("SIGKILL");
}

async function compare(url: string, { acknowledged }: SteadyExporter) {
  const lost: string[] = [];
  const repeated: string[] = [];
  let checked = 0;
  for (const [traceId, spanIds] of acknowledged) {
    const stored = await storedSpanIds(url, traceId);
    const found = new Set(stored);
    checked += spanIds.size;
    lost.push(...[...spanIds].filter((spanId) => !found.has(spanId)));
    if (found.size < stored.length) repeated.push(traceId);
  }
  return { lost, repeated, checked };
}

async function storedSpanIds(url: string, traceId: string): Promise<string[]> {
  const response = await fetch(`${url}/api/traces/${traceId}`);
  if (response.status === 404) return [];
  expect(response.status).toBe(200);
  const { spans } = (await response.json()) as { spans: { spanId: string }[] };
  return spans.map(({ spanId }) => spanId);
}

function read(...parts: string[]): string {
  return readFileSync(path.join(place.folder, ...parts), "utf8");
}

function readJson(name: string): Record<string, unknown> {
  return JSON.parse(read(name));
}
