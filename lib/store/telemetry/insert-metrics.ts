import type { Metric } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import type { InsertResult } from "./insert-result";

export async function insertMetrics(
  _db: Database,
  _scope: ProjectScope,
  _metrics: readonly Metric[],
): Promise<InsertResult> {
  throw new Error("not built yet");
}
