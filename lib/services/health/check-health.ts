import type { z } from "zod";
import type { HealthDto } from "@/lib/domain/contracts/health";
import { env } from "@/lib/env";
import { type Database, isDatabaseUnavailable, pingDatabase } from "@/lib/store/database";
import { getDefaultProject } from "@/lib/store/project-repository";
import manifest from "@/package.json";
import { processContext } from "../context";

type Health = z.infer<typeof HealthDto>;

/**
 * Whether the server can serve: `ok` once the database answers and is migrated, `starting` while it
 * answers and is not, `unavailable` otherwise. Never throws.
 */
export async function checkHealth(
  database: () => Database = () => processContext().db,
): Promise<Health> {
  return {
    status: await statusOf(database),
    database: env().FAULTLINE_DATABASE_KIND,
    version: manifest.version,
  };
}

async function statusOf(database: () => Database): Promise<Health["status"]> {
  const db = openOrNull(database);
  if (db === null || !(await pingDatabase(db))) return "unavailable";
  return getDefaultProject(db).then(
    () => "ok",
    (error: unknown) => (isDatabaseUnavailable(error) ? "unavailable" : "starting"),
  );
}

/** Null when nobody said where the database is: whoever started the server is yet to say so. */
function openOrNull(database: () => Database): Database | null {
  try {
    return database();
  } catch {
    return null;
  }
}
