import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

/** Whose service it is, and the attribute of its resource that tells. */
export interface ServiceOwner {
  readonly name: string;
  readonly attribute: string;
}

/** Names under which resources tell it; no convention has one. The first that is set counts. */
export const OWNER_ATTRIBUTES = [
  "service.owner",
  "service.owner.name",
  "service.team",
  "team",
  "team.name",
  "owner",
] as const;

/** The owner as the resource of the service's newest request tells; null when it does not. */
export async function findServiceOwner(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  service: string,
): Promise<ServiceOwner | null> {
  const { rows } = await db.pool.query<ServiceOwner>(
    `with newest as (
       select resource_id from spans where project_id = $1 and service = $2 and is_entry
        order by start_unix_nano desc limit 1
     )
     select btrim(attributes ->> attribute) as name, attribute
       from resources, unnest($3::text[]) with ordinality as known(attribute, turn)
      where project_id = $1 and id = (select resource_id from newest)
        and btrim(attributes ->> attribute) <> ''
      order by turn limit 1`,
    [scope.projectId, service, OWNER_ATTRIBUTES],
  );
  return rows[0] ?? null;
}
