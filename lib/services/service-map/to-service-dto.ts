import type { CriticalShares } from "@/lib/analysis/graph/share-critical-path";
import { type RedPoint, summarizeRed } from "@/lib/analysis/red/to-red-points";
import type {
  ServiceCallDto,
  ServiceDetailDto,
  ServiceDto,
  ServiceVersionDto,
} from "@/lib/domain/contracts/service";
import type { CallCount } from "@/lib/store/telemetry/count-service-calls";
import type { VersionCount } from "@/lib/store/telemetry/count-version-requests";
import type { ServiceVersion } from "@/lib/store/telemetry/service-version";
import type { ServiceCount } from "@/lib/store/telemetry/summarize-all-services";
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
export function toCallDtos(
  counts: readonly CallCount[],
  shares: CriticalShares | null,
): ServiceCallDto[] {
  const byEdge = groupBy(counts, ({ caller, callee, isPeer }) =>
    JSON.stringify([caller, callee, isPeer]),
  );
  return [...byEdge.values()]
    .flatMap((found): ServiceCallDto[] => {
      const [first] = found;
      if (first === undefined) return [];
      const { caller, callee, isPeer } = first;
      const call: ServiceCallDto = {
        from: caller,
        to: callee,
        isPeer,
        ...toRedDto(summarizeRed(found)),
        resent: found.reduce((sum, one) => sum + one.resent, 0),
        broken: found.reduce((sum, one) => sum + one.broken, 0),
        criticalShare: shares?.shareOf(caller, callee) ?? null,
        versions: toVersions(found),
      };
      return [call];
    })
    .sort((a, b) => b.total - a.total);
}

function toVersions(counts: readonly CallCount[]): ServiceCallDto["versions"] {
  if (counts.every(({ version }) => version === null)) return [];
  return [...groupBy(counts, ({ version }) => version ?? "")]
    .map(([version, found]) => ({ version: version || null, ...toRedDto(summarizeRed(found)) }))
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

/** Versions with the requests that each answered, in the order that they are given in. */
export function toVersionDtos(counts: readonly VersionCount[]): ServiceDetailDto["versions"] {
  const byVersion = groupBy(counts, ({ version, revision }) => JSON.stringify([version, revision]));
  return [...byVersion.values()].flatMap((found): ServiceDetailDto["versions"] => {
    const [first] = found;
    if (first === undefined) return [];
    const { version, revision } = first;
    const firstUnixNano = least(found.map((one) => one.firstUnixNano));
    const lastUnixNano = -least(found.map((one) => -one.lastUnixNano));
    const total = found.reduce((sum, { count }) => sum + count, 0);
    return [
      {
        ...toVersionDto({ version, revision, total, firstUnixNano, lastUnixNano }),
        ...toRedDto(summarizeRed(found)),
      },
    ];
  });
}

function least(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => (a < b ? a : b));
}

function toVersionDto(found: Omit<ServiceVersion, "service">): ServiceVersionDto {
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
