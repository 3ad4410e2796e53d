import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { isPortFree } from "@/lib/cli/free-port";
import { findPostgresProcesses } from "@/lib/cli/postgres/find-postgres-processes";
import { identifyProcess } from "@/lib/cli/process-identity.mjs";
import { waitUntil } from "@/lib/cli/wait-until";
import { choosePlace, launch, leavePlace, type Place } from "./fixtures/launcher";
import { expect, test } from "./fixtures/test";

const LONG_MS = 60_000;
let place: Place;

test.describe.configure({ timeout: 180_000 });
test.beforeEach(async () => {
  place = await choosePlace();
});
test.afterEach(() => leavePlace(place));

const health = async () => (await fetch(`http://127.0.0.1:${place.port}/api/health`)).status;
const serverPid = () =>
  Number(JSON.parse(readFileSync(path.join(place.folder, "server.json"), "utf8")).pid);
const databasePids = () => findPostgresProcesses(path.join(place.folder, "postgres", "data"));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  test(`${signal} ends server and database in order and leaves no process behind`, async () => {
    const launcher = launch(place);
    expect(await launcher.settled()).toBe("ready");
    expect(await health()).toBe(200);
    const server = serverPid();
    expect(databasePids().length).toBeGreaterThan(0);
    expect(await launcher.end(signal)).toBe(0);
    expect(identifyProcess(server)).toBeNull();
    expect(databasePids()).toEqual([]);
    expect(await isPortFree(place.port, "127.0.0.1")).toBe(true);
  });
}

test("Ctrl-C while it still starts ends everything too", async () => {
  const launcher = launch(place);
  await launcher.printed("starting the server");
  expect(await launcher.end("SIGINT")).toBe(0);
  expect(databasePids()).toEqual([]);
  expect(await isPortFree(place.port, "127.0.0.1")).toBe(true);
});

for (const moment of ["starting the database", "migrating", "starting the server", "is ready at"]) {
  test(`killed when it printed "${moment}", the next start recovers on the same port`, async () => {
    const first = launch(place);
    await first.printed(moment);
    expect(await first.end("SIGKILL")).toBe("SIGKILL");
    const second = launch(place);
    expect(await second.settled()).toBe("ready");
    expect(await health()).toBe(200);
    expect(await second.end("SIGTERM")).toBe(0);
    expect(databasePids()).toEqual([]);
  });
}

test("a killed launcher takes the server with it", async () => {
  const launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  const server = serverPid();
  await launcher.end("SIGKILL");
  expect(await waitUntil(() => identifyProcess(server) === null, LONG_MS)).toBe(true);
  const next = launch(place);
  expect(await next.settled()).toBe("ready");
  await next.end("SIGTERM");
});

test("a database that was killed is started again, and the app answers again", async () => {
  const launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  const file = path.join(place.folder, "postgres", "data", "postmaster.pid");
  process.kill(Number.parseInt(readFileSync(file, "utf8"), 10), "SIGKILL");
  await launcher.printed("The database ended unexpectedly");
  expect(await waitUntil(async () => (await health()) === 200, LONG_MS)).toBe(true);
  expect(await launcher.end("SIGTERM")).toBe(0);
  expect(databasePids()).toEqual([]);
});

test("a server that was killed is started again", async () => {
  const launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  const killed = serverPid();
  process.kill(killed, "SIGKILL");
  const answers = () =>
    health().then(
      (status) => status === 200,
      () => false,
    );
  await launcher.printed("The server ended unexpectedly");
  expect(await waitUntil(answers, LONG_MS)).toBe(true);
  expect(serverPid()).not.toBe(killed);
  expect(await launcher.end("SIGTERM")).toBe(0);
});

test("a taken port is named, with the way out, and the stranger on it is left alone", async () => {
  const stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(place.port, "127.0.0.1", resolve));
  const launcher = launch(place);
  expect(await launcher.exited()).toBe(1);
  expect(launcher.output()).toContain(`Port ${place.port} of 127.0.0.1 is taken`);
  expect(launcher.output()).toContain(`PORT=${place.port + 1}`);
  expect(stranger.listening).toBe(true);
  stranger.close();
});

test("a second start on the same data folder is refused by naming the first, which goes on", async () => {
  const first = launch(place);
  expect(await first.settled()).toBe("ready");
  const second = launch(place);
  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain(`process ${first.process.pid}`);
  expect(second.output()).toContain("FAULTLINE_DATA_DIR");
  expect(await health()).toBe(200);
  expect(await first.end("SIGTERM")).toBe(0);
});

test("two run side by side on two ports and two data folders", async () => {
  const other = await choosePlace();
  const launchers = [launch(place), launch(other)];
  for (const launcher of launchers) expect(await launcher.settled()).toBe("ready");
  for (const launcher of launchers) expect(await launcher.end("SIGTERM")).toBe(0);
  leavePlace(other);
});
