import type { SuspectDto } from "@/lib/domain/contracts/suspects";

/** The ranks to show at spans: by their id, and at every span of a suspected operation. */
export interface SuspectMarks {
  readonly bySpan: ReadonlyMap<string, number>;
  readonly byOperation: ReadonlyMap<string, number>;
}

export const NO_MARKS: SuspectMarks = { bySpan: new Map(), byOperation: new Map() };

/** The likeliest suspect wins where several name one span. */
export function toSuspectMarks(suspects: readonly SuspectDto[]): SuspectMarks {
  const bySpan = new Map<string, number>();
  const byOperation = new Map<string, number>();
  const first = (map: Map<string, number>, key: string, rank: number) => {
    if (!map.has(key)) map.set(key, rank);
  };
  for (const suspect of suspects) {
    const { rank, kind, service, operation, spanIds } = suspect;
    for (const spanId of spanIds) first(bySpan, spanId, rank);
    for (const key of callsOnEdge(suspect)) first(byOperation, key, rank);
    if (kind === "operation" && operation !== "") {
      first(byOperation, operationKey(service, operation), rank);
    }
  }
  return { bySpan, byOperation };
}

/** The calls themselves: what answers them answers others as well, and is marked where it is cited. */
function callsOnEdge({ edge, spanIds, targets }: SuspectDto): string[] {
  if (edge === null) return [];
  return spanIds.flatMap((spanId) => {
    const target = targets[`span:${spanId}`];
    const isCall = target?.kind === "span" && target.service === edge.caller;
    return isCall ? [operationKey(target.service, target.name)] : [];
  });
}

/** The rank of a span (`<spanId>~2` for the second of one id); null when nobody suspects it. */
export function rankOfSpan(
  { bySpan, byOperation }: SuspectMarks,
  nodeId: string,
  service: string,
  name: string,
): number | null {
  const spanId = nodeId.split("~")[0] ?? nodeId;
  const ranks = [bySpan.get(spanId), byOperation.get(operationKey(service, name))];
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

function operationKey(service: string, operation: string): string {
  return `${service}\n${operation}`;
}
