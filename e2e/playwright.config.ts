import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findChromium } from "@/lib/testing/find-chromium";
import {
  ALL_READY,
  chooseServedApp,
  SERVED_APPS,
  type ServedApp,
  WORKERS,
  workerIndex,
} from "./fixtures/served-app";

const root = fileURLToPath(new URL("..", import.meta.url));
const demos = await chooseDemos();
const empty = await chooseServedApp("EMPTY");
const executablePath = findChromium("journeys");
const isRoot = process.getuid?.() === 0;

async function chooseDemos(): Promise<readonly ServedApp[]> {
  const chosen: ServedApp[] = [];
  for (let index = 0; index < WORKERS; index += 1) {
    chosen.push(await chooseServedApp(`DEMO_${index}`));
  }
  return chosen;
}

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: WORKERS,
  forbidOnly: process.env.CI !== undefined,
  use: {
    // A laptop's screen: what the pages are laid out for.
    viewport: { width: 1440, height: 900 },
    // Recording what each page did takes an eighth of the time; `--trace retain-on-failure` where one fails.
    trace: "off",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // No machine of tests has one; without this it is emulated, at half a core.
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
        "--no-first-run",
        ...(isRoot ? ["--no-sandbox", "--disable-dev-shm-usage"] : []),
      ],
    },
  },
  // Journeys over the recorded demo, and those that begin with an empty product: *.empty.spec.ts.
  projects: [
    {
      name: "demo",
      testIgnore: "*.empty.spec.ts",
      use: { baseURL: demos[workerIndex()]?.baseURL ?? "" },
    },
    { name: "empty", testMatch: "*.empty.spec.ts", use: { baseURL: empty.baseURL } },
  ],
  webServer: {
    command: "node --import tsx e2e/fixtures/serve-apps.ts",
    cwd: root,
    env: { [SERVED_APPS]: JSON.stringify([...demos, empty].map(({ env }) => env)) },
    wait: { stdout: new RegExp(ALL_READY) },
    timeout: 300_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
