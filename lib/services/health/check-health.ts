import type { z } from "zod";
import type { HealthDto } from "@/lib/domain/contracts/health";
import { env } from "@/lib/env";
import { pingDatabase } from "@/lib/store/database";
import { getDefaultProject } from "@/lib/store/project-repository";
import manifest from "@/package.json";
import { processContext } from "../context";

/** Whether the server can serve: the database answers and is migrated. Never throws. */
export async function checkHealth(): Promise<z.infer<typeof HealthDto>> {
  const { db } = processContext();
  return {
    status: await statusOf(db),
    database: env().FAULTLINE_DATABASE_KIND,
    version: manifest.version,
  };
}

async function statusOf(
  db: ReturnType<typeof processContext>["db"],
): Promise<z.infer<typeof HealthDto>["status"]> {
  if (!(await pingDatabase(db))) return "unavailable";
  return getDefaultProject(db).then(
    () => "ok",
    () => "starting",
  );
}
