import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import type { Database } from "../database";
import type { InsertResult } from "./insert-result";

export async function insertSpans(
  _db: Database,
  _scope: ProjectScope,
  _spans: readonly Span[],
): Promise<InsertResult> {
  throw new Error("not built yet");
}
