import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { applyMigrations } from "./migrate";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const test = testDatabase();
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "faultline-migrations-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(directory, name), { recursive: true });
  await writeFile(path.join(directory, name, "migration.sql"), sql);
}
const columns = async (table: string) => {
  const { rows } = await test.db().pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1`,
    [table],
  );
  return rows.map((row) => row.name);
};

describe("migrations", () => {
  it("are applied once each, also by two at once", async () => {
    await write("20300101000000_first", "create table first_try (a int);");
    await write("20300102000000_second", "alter table first_try add column b int;");
    const options = { url: test.url(), directory };
    const both = await Promise.all([applyMigrations(options), applyMigrations(options)]);
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 2]);
    expect(await applyMigrations(options)).toEqual({ applied: [], already: 2 });
    expect(await columns("first_try")).toEqual(["a", "b"]);
  });

  it("that fail leave nothing behind, name themselves, and can be tried again", async () => {
    await write("20300103000000_third", "create table third_try (a int); select wrong;");
    const options = { url: test.url(), directory };
    await expect(applyMigrations(options)).rejects.toThrow(/20300103000000_third failed/);
    expect(await columns("third_try")).toEqual([]);
    await write("20300103000000_third", "create table third_try (a int);");
    expect((await applyMigrations(options)).applied).toEqual(["20300103000000_third"]);
  });

  it("that were changed after they were applied are refused", async () => {
    await write("20300101000000_first", "create table first_try (other int);");
    await expect(applyMigrations({ url: test.url(), directory })).rejects.toThrow(
      /20300101000000_first is not the one/,
    );
  });

  it("are recorded as Prisma records them", async () => {
    const { rows } = await test.db().pool.query(
      `select length(id) as id, length(checksum) as checksum, finished_at is not null as finished,
              rolled_back_at, applied_steps_count as steps
         from _prisma_migrations where migration_name = '20261120000000_init'`,
    );
    expect(rows).toEqual([
      { id: 36, checksum: 64, finished: true, rolled_back_at: null, steps: 1 },
    ]);
  });
});

describe("the catalogue", () => {
  it("gives every table of ours its project, first in its primary key", async () => {
    const { rows } = await test.db().pool.query<{ table: string; first: string | null }>(
      `select c.relname as table,
              (select a.attname from pg_index i join pg_attribute a
                  on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                where i.indrelid = c.oid and i.indisprimary) as first
         from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not c.relispartition
          and c.relname not in ('projects', '_prisma_migrations', 'first_try', 'third_try')`,
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ first }) => first !== "project_id")).toEqual([]);
  });

  it("holds the migrations of this repository and no other", async () => {
    expect((await applyMigrations({ url: test.url(), directory: MIGRATIONS })).applied).toEqual([]);
  });
});
