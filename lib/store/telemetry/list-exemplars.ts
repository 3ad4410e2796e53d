import type { StoredExemplar } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

export interface ExemplarFilter {
  /** Empty: any. */
  readonly services: readonly string[];
  readonly metricName?: string;
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

export async function listExemplars(
  _db: Database,
  _scope: ProjectScope,
  _filter: ExemplarFilter,
): Promise<StoredExemplar[]> {
  throw new Error("not built yet");
}
