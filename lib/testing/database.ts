import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { ProjectScope } from "@/lib/domain/project";
import { env } from "@/lib/env";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { applyMigrations } from "@/lib/store/migrate";
import { createProject } from "@/lib/store/project-repository";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const TEMPLATE_LOCK = 4_711_001;

export interface TestDatabase {
  readonly db: () => Database;
  readonly url: () => string;
}

/**
 * A migrated database of the calling test file's own, dropped when the file is through. Copied from
 * a template that the first caller of a run makes: tens of milliseconds instead of a migration.
 */
export function testDatabase(): TestDatabase {
  const name = `faultline_test_${randomUUID().replaceAll("-", "")}`;
  let db: Database | undefined;
  beforeAll(async () => {
    await onServer(async (client) => {
      const template = await ensureTemplate(client);
      await client.query(`create database ${name} template ${template}`);
    });
    db = openDatabase({ url: urlOf(name), maxConnections: 8 });
  });
  afterAll(async () => {
    if (db !== undefined) await closeDatabase(db);
    await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
  });
  return {
    db: () => {
      if (db === undefined) throw new Error("the test database is there from beforeAll on");
      return db;
    },
    url: () => urlOf(name),
  };
}

/** A project that no other test writes to. */
export function createTestProject(db: Database): Promise<ProjectScope> {
  return createProject(db, `test-${randomUUID()}`);
}

/** Named after the migrations' text, so that a server that outlives the run never serves an old one. */
async function ensureTemplate(client: pg.Client): Promise<string> {
  const template = `faultline_template_${hashMigrations()}`;
  await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [template]);
  if (rowCount === 0) {
    const draft = `${template}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    await applyMigrations({ url: urlOf(draft), directory: MIGRATIONS });
    await client.query(`alter database ${draft} rename to ${template}`);
  }
  // Held on: "create database" from a template wants it for itself.
  return template;
}

function hashMigrations(): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(MIGRATIONS, { withFileTypes: true })) {
    if (entry.isDirectory()) hash.update(readFileSync(`${MIGRATIONS}/${entry.name}/migration.sql`));
  }
  return hash.digest("hex").slice(0, 12);
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = env().FAULTLINE_TEST_SERVER_URL;
  if (url === undefined) throw new Error("FAULTLINE_TEST_SERVER_URL is set by the test runner");
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}
