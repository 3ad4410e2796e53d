import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** The key under which Prisma's own command line takes its lock, so that the two exclude each other. */
const MIGRATION_LOCK = 72_707_369;

export interface MigrationOptions {
  /** `postgresql://user:password@host:port/database`. */
  readonly url: string;
  /** Folder of `<name>/migration.sql`, applied in the order of the names. */
  readonly directory: string;
  readonly onProgress?: (name: string) => void;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma records it. */
  readonly checksum: string;
}

/**
 * Applies what is not applied yet, each migration with its record in one transaction, under an
 * advisory lock: two starts at once apply each once. Recorded in `_prisma_migrations` so that
 * `prisma migrate deploy` agrees (format: github.com/prisma/prisma-engines, migration persistence).
 * @throws Error that names the migration which failed, or was changed after it was applied.
 */
export async function applyMigrations(
  options: MigrationOptions,
): Promise<{ applied: string[]; already: number }> {
  const migrations = await readMigrations(options.directory);
  const client = new pg.Client({ connectionString: options.url, application_name: "faultline" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(CREATE_RECORDS);
    const known = await readRecords(client);
    const missing = migrations.filter((migration) => !isApplied(migration, known));
    for (const migration of missing) {
      await applyOne(client, migration);
      options.onProgress?.(migration.name);
    }
    const applied = missing.map(({ name }) => name);
    return { applied, already: migrations.length - applied.length };
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

const CREATE_RECORDS = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

interface MigrationRecord {
  readonly checksum: string;
  readonly finished: boolean;
}

async function readRecords(client: pg.Client): Promise<Map<string, MigrationRecord>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null`,
  );
  return new Map(rows.map(({ name, ...record }) => [name, record]));
}

function isApplied(
  { name, checksum }: Migration,
  known: ReadonlyMap<string, MigrationRecord>,
): boolean {
  const record = known.get(name);
  if (record === undefined) return false;
  if (!record.finished) {
    throw new Error(
      `migration ${name} was begun by another tool and did not end: see "prisma migrate resolve"`,
    );
  }
  if (record.checksum !== checksum) {
    throw new Error(`migration ${name} is not the one that this database was migrated with`);
  }
  return true;
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`migration ${name} failed, and nothing of it was kept: ${reason}`, { cause });
  }
}
