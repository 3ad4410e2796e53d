import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "@/lib/cli/postgres/start-postgres";
import { applyMigrations } from "@/lib/store/migrate";

/** Runs `work` on a migrated database of its own, as durable as the product's; removes it after. */
export async function withBenchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(path.join(tmpdir(), "faultline-bench-"));
  // Made closed to all others: as root, PostgreSQL's own account must be able to enter it.
  chmodSync(directory, 0o755);
  const server = await startPostgres({ directory });
  try {
    await applyMigrations({ url: server.url, directory: "prisma/migrations" });
    return await work(server.url);
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
