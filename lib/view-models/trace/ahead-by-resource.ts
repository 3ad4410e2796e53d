import { hostOf } from "@/lib/analysis/trace/host-of";
import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";
import type { Resource } from "@/lib/domain/resource";

/** How far what a resource recorded was moved, in nanoseconds; 0 where raw times are told. */
export function aheadByResource(clock: TraceClockDto): (resource: Resource) => number {
  const moved = clock.shown === "adjusted" ? clock.off : [];
  if (moved.length === 0) return () => 0;
  const ahead = new Map(moved.map(({ host, aheadNano }) => [host, aheadNano]));
  return (resource) => ahead.get(hostOf(resource)) ?? 0;
}
