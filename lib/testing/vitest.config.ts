import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../../", import.meta.url));
const everywhere = "{app,components,lib,prisma,e2e}/**";
const alias = { "@": root.replace(/\/$/, "") };

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
          include: [`${everywhere}/*.integration.test.ts`],
          globalSetup: ["lib/testing/integration-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
