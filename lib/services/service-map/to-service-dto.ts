import { type RedPoint, summarizeRed } from "@/lib/analysis/red/to-red-points";
import type { ServiceCallDto, ServiceDto, ServiceVersionDto } from "@/lib/domain/contracts/service";
import type { CallCount } from "@/lib/store/telemetry/count-service-calls";
import type { ServiceVersion } from "@/lib/store/telemetry/list-service-versions";
import type { ServiceCount } from "@/lib/store/telemetry/summarize-services";
import { isoOf } from "./service-window";

/** Services with their counts and versions, the busiest first. */
export function toServiceDtos(
  counts: readonly ServiceCount[],
  versions: readonly ServiceVersion[],
): ServiceDto[] {
  const byService = groupBy(counts, ({ service }) => service);
  const versionsOf = groupBy(versions, ({ service }) => service);
  return [...byService]
    .map(([name, found]) => ({
      name,
      ...toRedDto(summarizeRed(found)),
      versions: (versionsOf.get(name) ?? []).map(toVersionDto),
    }))
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}

/** Calls by who called whom, the most first. */
export function toCallDtos(counts: readonly CallCount[]): ServiceCallDto[] {
  const byEdge = groupBy(counts, ({ caller, callee, isPeer }) =>
    JSON.stringify([caller, callee, isPeer]),
  );
  return [...byEdge.values()]
    .flatMap((found): ServiceCallDto[] => {
      const [first] = found;
      if (first === undefined) return [];
      const resent = found.reduce((sum, one) => sum + one.resent, 0);
      const { caller, callee, isPeer } = first;
      return [{ from: caller, to: callee, isPeer, ...toRedDto(summarizeRed(found)), resent }];
    })
    .sort((a, b) => b.total - a.total);
}

/** Rate, errors and duration as they are sent. */
export function toRedDto({ total, failed, p50Nano, p95Nano }: Omit<RedPoint, "index">) {
  return {
    total,
    failed,
    p50Nano: p50Nano === null ? null : String(p50Nano),
    p95Nano: p95Nano === null ? null : String(p95Nano),
  };
}

function toVersionDto(found: ServiceVersion): ServiceVersionDto {
  const { version, revision, total, firstUnixNano, lastUnixNano } = found;
  return {
    version,
    revision,
    total,
    firstSeen: isoOf(firstUnixNano),
    lastSeen: isoOf(lastUnixNano),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
