import { REPOSITORY } from "@/lib/cli/bootstrap/run-node.mjs";
import { findFreePort } from "@/lib/cli/free-port";
import { buildApp } from "@/lib/cli/start/build-app";
import { runAppServer } from "@/lib/cli/start/run-app-server";
import { waitForHealth } from "@/lib/cli/start/wait-for-health";
import { withBenchDatabase } from "./bench-database";

const HOST = "127.0.0.1";
const HEALTHY_MS = 60_000;

/** The built app over a database of its own, as a user has it. */
export interface BenchApp {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly pid: number;
  readonly databaseUrl: string;
}

/** Builds the app when it is stale, runs `work` on it, and leaves nothing behind. */
export async function withBenchApp<T>(work: (app: BenchApp) => Promise<T>): Promise<T> {
  await buildApp(REPOSITORY);
  return withBenchDatabase(async (databaseUrl) => {
    const port = await findFreePort(HOST);
    const server = runAppServer({
      root: REPOSITORY,
      mode: "production",
      host: HOST,
      port,
      databaseUrl,
      databaseKind: "embedded",
    });
    try {
      const url = `http://${HOST}:${port}`;
      await waitForHealth(url, server, HEALTHY_MS);
      return await work({ url, pid: server.pid, databaseUrl });
    } finally {
      await server.stop();
    }
  });
}
