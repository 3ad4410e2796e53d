import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { clearOrphans } from "@/lib/cli/postgres/clear-orphans";
import { startPostgres } from "@/lib/cli/postgres/start-postgres";
import { identifyProcess } from "@/lib/cli/process-identity.mjs";
import { env } from "@/lib/env";

const PREFIX = "faultline-test-server-";

/**
 * Runs once before the integration tests and hands their workers the address of the server on which
 * each test file makes its own databases: the one in TEST_DATABASE_URL, else an embedded one of
 * their own.
 */
export async function setup(): Promise<() => Promise<void>> {
  const external = env().TEST_DATABASE_URL;
  if (external !== undefined) {
    process.env.FAULTLINE_TEST_SERVER_URL = external;
    return async () => undefined;
  }
  await removeLeftovers();
  const directory = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Made closed to all others: as root, PostgreSQL's own account must be able to enter it.
  chmodSync(directory, 0o755);
  const server = await startPostgres({ directory, durable: false });
  process.env.FAULTLINE_TEST_SERVER_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

/** Servers of test runs that were killed: their folder names tell whose they were. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (identifyProcess(pid) !== null) continue;
    const directory = path.join(tmpdir(), name);
    await clearOrphans(path.join(directory, "postgres", "data"));
    rmSync(directory, { recursive: true, force: true });
  }
}
