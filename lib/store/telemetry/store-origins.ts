import type pg from "pg";
import type { ProjectScope } from "@/lib/domain/project";
import type { InstrumentationScope, Resource } from "@/lib/domain/resource";
import type { Database } from "../database";
import { hashTo64Bits } from "./hash-content";

/** Where telemetry came from, as its rows refer to it. */
export interface Origin {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/** Row ids of the resources and scopes of a batch, by object: batches share them by reference. */
export interface OriginIds {
  readonly resources: ReadonlyMap<Resource, bigint>;
  readonly scopes: ReadonlyMap<InstrumentationScope, bigint>;
}

/** Ids that a database is known to hold, so that steady senders cost no query. */
const stored = new WeakMap<pg.Pool, Set<string>>();
const MAX_REMEMBERED = 20_000;

/** Stores every resource and scope that is new, once each; committed when it resolves. */
export async function storeOrigins(
  db: Pick<Database, "pool">,
  project: ProjectScope,
  origins: readonly Origin[],
): Promise<OriginIds> {
  const resources = new Map<Resource, bigint>();
  const scopes = new Map<InstrumentationScope, bigint>();
  for (const { resource, scope } of origins) {
    if (!resources.has(resource)) resources.set(resource, hashTo64Bits(resourceText(resource)));
    if (!scopes.has(scope)) scopes.set(scope, hashTo64Bits(scopeText(scope)));
  }
  await insertNew(db, project, "resources", resources, ({ attributes, ...resource }) => [
    JSON.stringify(attributes),
    resource.droppedAttributesCount,
    resource.schemaUrl,
  ]);
  await insertNew(db, project, "scopes", scopes, ({ attributes, ...scope }) => [
    JSON.stringify(attributes),
    scope.droppedAttributesCount,
    scope.schemaUrl,
    scope.name,
    scope.version,
  ]);
  return { resources, scopes };
}

const COLUMNS = {
  resources: ["attributes::json", "dropped_attributes_count::bigint", "schema_url::text"],
  scopes: [
    "attributes::json",
    "dropped_attributes_count::bigint",
    "schema_url::text",
    "name::text",
    "version::text",
  ],
} as const;

async function insertNew<T>(
  db: Pick<Database, "pool">,
  project: ProjectScope,
  table: keyof typeof COLUMNS,
  ids: ReadonlyMap<T, bigint>,
  toValues: (origin: T) => readonly (string | number)[],
): Promise<void> {
  const known = rememberedOf(db.pool);
  const keyOf = (id: bigint) => `${project.projectId}/${table}/${id}`;
  const missing = new Map<bigint, readonly (string | number)[]>();
  for (const [origin, id] of ids) {
    if (!known.has(keyOf(id)) && !missing.has(id)) missing.set(id, toValues(origin));
  }
  if (missing.size === 0) return;
  const columns = COLUMNS[table].map((column) => column.split("::"));
  const names = columns.map(([name]) => name).join();
  const arrays = columns.map(([, type], index) => `$${index + 3}::${type}[]`).join();
  const rows = [...missing.values()];
  await db.pool.query(
    `insert into ${table} (project_id, id, ${names})
     select $1, given.* from unnest($2::bigint[], ${arrays}) as given order by 2
     on conflict do nothing`,
    [
      project.projectId,
      [...missing.keys()],
      ...columns.map((_column, index) => rows.map((values) => values[index])),
    ],
  );
  for (const id of missing.keys()) known.add(keyOf(id));
}

function rememberedOf(pool: pg.Pool): Set<string> {
  const known = stored.get(pool);
  if (known !== undefined && known.size < MAX_REMEMBERED) return known;
  const fresh = new Set<string>();
  stored.set(pool, fresh);
  return fresh;
}

function resourceText({ attributes, droppedAttributesCount, schemaUrl }: Resource): string {
  return JSON.stringify([attributes, droppedAttributesCount, schemaUrl]);
}

function scopeText(scope: InstrumentationScope): string {
  return JSON.stringify([resourceText(scope), scope.name, scope.version]);
}
