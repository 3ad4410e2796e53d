import type { TraceId } from "@/lib/domain/ids";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

export async function listTraceLogs(
  _db: Database,
  _scope: ProjectScope,
  _traceIds: readonly TraceId[],
  _page: { readonly cursor?: string | null; readonly limit: number },
): Promise<{ items: StoredLogRecord[]; nextCursor: string | null }> {
  throw new Error("not built yet");
}
