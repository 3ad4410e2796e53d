import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

/**
 * Services that took requests since a moment, by name, at most `most`. It goes from name to name by the
 * index, whatever the number of requests: a count of them reads each.
 */
export async function listServiceNames(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  sinceUnixNano: bigint,
  most: number,
): Promise<string[]> {
  const next = (after: string) => `
    (select service from spans
      where project_id = $1 and is_entry and start_unix_nano >= $2 ${after}
      order by service limit 1)`;
  const { rows } = await db.pool.query<{ service: string }>(
    `with recursive names as (
       ${next("")}
       union all
       select ${next("and service > names.service")} from names where names.service is not null
     )
     select service from names where service is not null limit $3`,
    [scope.projectId, sinceUnixNano, most],
  );
  return rows.map(({ service }) => service);
}
