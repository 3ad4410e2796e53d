import type { LogRecord } from "@/lib/domain/log-record";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import type { InsertResult } from "./insert-result";

export async function insertLogRecords(
  _db: Database,
  _scope: ProjectScope,
  _records: readonly LogRecord[],
): Promise<InsertResult> {
  throw new Error("not built yet");
}
