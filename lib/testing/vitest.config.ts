import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../../", import.meta.url));
const everywhere = "{app,components,lib,prisma,e2e}/**";
const alias = { "@": root.replace(/\/$/, "") };

/** A worker reads each module once, not once for every file of tests: none keeps state that another minds. */
const SHARED = { isolate: false } as const;

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    // By default one core is left alone: of two, that is half of the time.
    maxWorkers: "100%",
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: "unit",
          ...SHARED,
          include: [`${everywhere}/*.test.{ts,tsx}`],
          exclude: [`${everywhere}/*.integration.test.ts`],
          testTimeout: 30_000,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: "integration",
          ...SHARED,
          include: [`${everywhere}/*.integration.test.ts`],
          globalSetup: ["lib/testing/integration-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
