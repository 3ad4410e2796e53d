import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { env } from "@/lib/env";
import { REPOSITORY } from "../bootstrap/run-node.mjs";
import { buildApp } from "../start/build-app";
import { checkLockfile } from "./check-lockfile";
import { runVisible } from "./run-visible";
import {
  listSkipped,
  ONE_FAILED,
  ONE_PASSED,
  parsePlaywrightReport,
  parseVitestReport,
  type TestCount,
  withExitCode,
} from "./test-count";

export interface Stage {
  readonly name: string;
  run(): Promise<TestCount>;
}

/** Settings that a user has for the product must not reach its tests. */
const TEST_ENV = {
  NODE_ENV: "test",
  PORT: undefined,
  DATABASE_URL: undefined,
  FAULTLINE_DATA_DIR: undefined,
  FAULTLINE_DEMO: undefined,
  FAULTLINE_HOST: undefined,
  TEST_DATABASE_URL: undefined,
};
const VITEST = ["vitest/vitest.mjs", "run", "--config=lib/testing/vitest.config.ts"];

/** What needs no database and no browser. */
export function quickStages(): readonly Stage[] {
  return [
    { name: "format and lint", run: () => check(["@biomejs/biome/bin/biome", "ci", "."]) },
    { name: "types", run: checkTypes },
    { name: "lockfile", run: async () => reportLockfile() },
    { name: "unit and architecture", run: () => vitest("unit", {}) },
  ];
}

/** What follows on a whole run. */
export function slowStages(): readonly Stage[] {
  const server = env().TEST_DATABASE_URL;
  const onOther = { TEST_DATABASE_URL: server };
  return [
    { name: "integration, embedded PostgreSQL", run: () => vitest("integration", {}) },
    ...(server === undefined
      ? []
      : [{ name: "integration, TEST_DATABASE_URL", run: () => vitest("integration", onOther) }]),
    { name: "build", run: build },
    { name: "browser", run: playwright },
  ];
}

async function check(program: readonly string[]): Promise<TestCount> {
  return (await runVisible(program, {})) === 0 ? ONE_PASSED : ONE_FAILED;
}

/** The types of Next.js's routes exist only after it has written them. */
async function checkTypes(): Promise<TestCount> {
  const generated = await runVisible(["next/dist/bin/next", "typegen"], {});
  return generated === 0 ? check(["typescript/bin/tsc", "--noEmit", "-p", "."]) : ONE_FAILED;
}

function reportLockfile(): TestCount {
  const file = path.join(REPOSITORY, "package-lock.json");
  const problems = checkLockfile(JSON.parse(readFileSync(file, "utf8")));
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? ONE_PASSED : ONE_FAILED;
}

async function build(): Promise<TestCount> {
  await buildApp(REPOSITORY);
  return ONE_PASSED;
}

function vitest(
  project: string,
  changes: Readonly<Record<string, string | undefined>>,
): Promise<TestCount> {
  return withReport(async (report) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const args = [...VITEST, `--project=${project}`, ...reporters];
    const code = await runVisible(args, { ...TEST_ENV, ...changes });
    const result = readJson(report);
    for (const name of listSkipped(result)) console.log(`skipped: ${name}`);
    return withExitCode(parseVitestReport(result), code);
  });
}

function playwright(): Promise<TestCount> {
  return withReport(async (report) => {
    const args = ["test", "--config=e2e/playwright.config.ts", "--reporter=list,json"];
    const code = await runVisible(["@playwright/test/cli.js", ...args], {
      ...TEST_ENV,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      // What the run leaves behind, data folders and browser profiles, goes with this folder.
      TMPDIR: path.dirname(report),
    });
    return withExitCode(parsePlaywrightReport(readJson(report)), code);
  });
}

async function withReport(run: (file: string) => Promise<TestCount>): Promise<TestCount> {
  const folder = mkdtempSync(path.join(tmpdir(), "faultline-report-"));
  // Made closed to all others: as root, PostgreSQL's own account must be able to enter it.
  chmodSync(folder, 0o755);
  try {
    return await run(path.join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
