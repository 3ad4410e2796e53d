import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const STORE = fileURLToPath(new URL(".", import.meta.url));
/** Those that reach no row of a project, or find the project itself. */
const WITHOUT_SCOPE = new Set([
  "openDatabase",
  "closeDatabase",
  "pingDatabase",
  "withTransaction",
  "withEntityTransaction",
  "getDefaultProject",
  "createProject",
  "applyMigrations",
  "ensurePartitions",
  "dropOldPartitions",
  // Its rows carry their project as their first column.
  "copyRows",
]);
const TABLES =
  /\b(?:from|join|into|update)\s+(spans|log_records|metric_points|exemplars|kernel_events|resources|scopes|incidents|alerts|changes|evidence_traces|slos|slo_counts|rankings|verdicts|postmortems|review_items|gold_evidence|gold_cases|tracepacks|analyses|hypothesis_reviews|incident_signatures|incident_steps|incident_notes|incident_views|service_owners|redaction_policies|model_settings|evaluations|evaluation_results)\b/;

const sources = readdirSync(STORE, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
  .map((name) => ({ name, text: readFileSync(path.join(STORE, name), "utf8") }));

describe("the store", () => {
  it("has a scope as the second argument of every function that reaches a project's rows", () => {
    const found = sources.flatMap(({ text }) =>
      [...text.matchAll(/export async function (\w+)(?:<[^>]*>)?\(([^)]*)\)/g)].map(
        ([, name = "", parameters = ""]) => ({ name, parameters }),
      ),
    );
    expect(found.length).toBeGreaterThan(20);
    const unscoped = found.filter(
      ({ name, parameters }) =>
        !WITHOUT_SCOPE.has(name) && !/^\s*\w+: [^:]+,\s*\w+: ProjectScope/.test(parameters),
    );
    expect(unscoped.map(({ name }) => name)).toEqual([]);
  });

  it("names the project in every statement on a project's tables", () => {
    const statements = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/`([^`]*)`/g)].map(([, sql = ""]) => ({ name, sql })),
    );
    const onTables = statements.filter(({ sql }) => TABLES.test(sql));
    expect(onTables.length).toBeGreaterThan(8);
    const isScoped = (sql: string) => /project_id|\$\{(?:conditions|project)/.test(sql);
    expect(onTables.filter(({ sql }) => !isScoped(sql))).toEqual([]);
  });

  it("names the project in every condition given to Prisma", () => {
    const conditions = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/prisma\.(\w+)\.\w+\(\{([\s\S]*?)\n {2}\}\)/g)].map(
        ([, model = "", body = ""]) => ({ name, model, body }),
      ),
    );
    const unscoped = conditions.filter(
      ({ model, body }) => model !== "project" && !/projectId|incidentKey|key\b/.test(body),
    );
    expect(conditions.length).toBeGreaterThan(5);
    expect(unscoped).toEqual([]);
  });
});
