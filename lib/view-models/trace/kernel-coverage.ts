import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { formatCount } from "@/lib/view-models/format/format-count";

/** What the absence of a fact says, for the hosts of a trace. */
export interface KernelCoverage {
  /** `watched: web-1, web-2`; null when none was. */
  readonly watched: string | null;
  /** `not watched: db-1`. */
  readonly unwatched: string | null;
  /** `capture incomplete: 9 lost`. */
  readonly lost: string | null;
}

export function kernelCoverage(hosts: readonly HostCaptureDto[]): KernelCoverage {
  const watched = hosts.filter((host) => host.watched).map(({ host }) => host);
  const unwatched = hosts.filter((host) => !host.watched).map(({ host }) => host);
  const lost = hosts.reduce((sum, host) => sum + host.lostEventCount, 0);
  return {
    watched: watched.length === 0 ? null : `watched: ${watched.join(", ")}`,
    unwatched: unwatched.length === 0 ? null : `not watched: ${unwatched.join(", ")}`,
    lost: lost === 0 ? null : `capture incomplete: ${formatCount(lost)} lost`,
  };
}
