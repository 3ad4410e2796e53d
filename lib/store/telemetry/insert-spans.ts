import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import type { Database } from "../database";
import { copyRows } from "./copy-rows";
import { ensurePartitions } from "./ensure-partitions";
import type { InsertResult } from "./insert-result";
import { toSpanLine } from "./span-row";
import { storeOrigins } from "./store-origins";
import { SPANS } from "./telemetry-tables";

/** Stores spans; committed when it resolves. A span sent again as it was changes nothing. */
export async function insertSpans(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  spans: readonly Span[],
): Promise<InsertResult> {
  await ensurePartitions(db, SPANS, startsOf(spans));
  const origins = await storeOrigins(db, scope, spans);
  const lineAt = (index: number) => {
    const span = spans[index];
    if (span === undefined) throw new RangeError(`no span ${index} of ${spans.length}`);
    return toSpanLine(scope, span, origins);
  };
  return copyRows(db, SPANS, { count: spans.length, lineAt });
}

function* startsOf(spans: readonly Span[]): Generator<bigint> {
  for (const span of spans) yield span.startUnixNano;
}
