import { describe, expect, it } from "vitest";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { testDatabase } from "@/lib/testing/database";
import { prismaSchemaSql } from "@/lib/testing/prisma-engine";

const migrated = testDatabase();
const empty = testDatabase();
const ENTITIES = [
  "projects",
  "incidents",
  "alerts",
  "evidence_traces",
  "changes",
  "slos",
  "slo_counts",
  "rankings",
  "verdicts",
  "postmortems",
  "review_items",
  "gold_evidence",
  "gold_cases",
  "tracepacks",
  "analyses",
  "hypothesis_reviews",
  "incident_signatures",
  "incident_steps",
  "incident_notes",
  "incident_views",
  "service_owners",
  "redaction_policies",
  "model_settings",
  "evaluations",
  "evaluation_results",
];

const columnsOf = (db: Database, schema: string) =>
  db.pool.query(
    `select table_name, column_name, data_type, datetime_precision, is_nullable,
            column_default is not null as has_default
       from information_schema.columns where table_schema = $1 and table_name = any($2)
      order by 1, 2`,
    [schema, ENTITIES],
  );

/** Name, columns and deeds of keys, indexes and references, without the schema they lie in. */
const constraintsOf = (db: Database, schema: string) =>
  db.pool.query(
    `select c.conname, c.contype, replace(pg_get_constraintdef(c.oid), $1 || '.', '') as definition
       from pg_constraint c join pg_class t on t.oid = c.conrelid
      where t.relnamespace = $1::regnamespace and t.relname = any($2) and c.contype in ('p', 'f', 'u')
      order by 1`,
    [schema, ENTITIES],
  );

describe("the migrations", () => {
  it("make the tables that Prisma's models expect, column by column and key by key", async () => {
    const db = migrated.db();
    const expected = openDatabase({ url: empty.url(), maxConnections: 1 });
    try {
      const sql = await prismaSchemaSql(empty.url());
      await expected.pool.query("create schema expected; set search_path to expected");
      await expected.pool.query(sql.replaceAll('CREATE SCHEMA IF NOT EXISTS "public";', ""));
      const [ours, theirs] = await Promise.all([
        columnsOf(db, "public"),
        columnsOf(expected, "expected"),
      ]);
      expect(theirs.rows.length).toBeGreaterThan(40);
      expect(ours.rows).toEqual(theirs.rows);
      const keys = await Promise.all([
        constraintsOf(db, "public"),
        constraintsOf(expected, "expected"),
      ]);
      expect(keys[0].rows).toEqual(keys[1].rows);
    } finally {
      await closeDatabase(expected);
    }
  });
});
