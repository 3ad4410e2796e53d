import type { Attributes } from "@/lib/domain/attributes";
import type { ProjectScope } from "@/lib/domain/project";
import type { InstrumentationScope, Resource } from "@/lib/domain/resource";
import type { Database } from "../database";

/** Resources and scopes by row id (as the driver gives it, in decimal), one object each. */
export interface OriginsById {
  readonly resource: (id: string) => Resource;
  readonly scope: (id: string) => InstrumentationScope;
}

interface ResourceRow {
  readonly id: string;
  readonly attributes: Attributes;
  readonly dropped_attributes_count: string;
  readonly schema_url: string;
}

interface ScopeRow extends ResourceRow {
  readonly name: string;
  readonly version: string;
}

/** The resources and scopes that rows refer to. */
export async function readOrigins(
  db: Pick<Database, "pool">,
  project: ProjectScope,
  rows: readonly { readonly resource_id: string; readonly scope_id: string }[],
): Promise<OriginsById> {
  const resourceIds = [...new Set(rows.map((row) => row.resource_id))];
  const scopeIds = [...new Set(rows.map((row) => row.scope_id))];
  const [resources, scopes] = await Promise.all([
    db.pool.query<ResourceRow>(
      `select id, attributes, dropped_attributes_count, schema_url
         from resources where project_id = $1 and id = any($2::bigint[])`,
      [project.projectId, resourceIds],
    ),
    db.pool.query<ScopeRow>(
      `select id, name, version, attributes, dropped_attributes_count, schema_url
         from scopes where project_id = $1 and id = any($2::bigint[])`,
      [project.projectId, scopeIds],
    ),
  ]);
  const resourceById = new Map(resources.rows.map((row) => [row.id, toResource(row)]));
  const scopeById = new Map(
    scopes.rows.map((row) => [
      row.id,
      { ...toResource(row), name: row.name, version: row.version },
    ]),
  );
  return {
    resource: (id) => resourceById.get(id) ?? missing("resource", id),
    scope: (id) => scopeById.get(id) ?? missing("scope", id),
  };
}

function toResource(row: ResourceRow): Resource {
  return {
    attributes: row.attributes,
    droppedAttributesCount: Number(row.dropped_attributes_count),
    schemaUrl: row.schema_url,
  };
}

/** Origins are committed before any row that refers to them, and never removed. */
function missing(what: string, id: string): never {
  throw new Error(`${what} ${id} is referred to and does not exist`);
}
