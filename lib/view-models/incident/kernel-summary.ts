import type { IncidentKernelDto, IncidentKernelFactDto } from "@/lib/domain/contracts/kernel";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { kernelCoverage } from "@/lib/view-models/trace/kernel-coverage";

/** What the kernel saw in the failing traces of an incident, in a line. */
export interface KernelSummary {
  /** `53 failed connects, 1 I/O error, mostly ECONNREFUSED`; why there is nothing else. */
  readonly text: string;
  /** `capture incomplete: 9 lost`; null when nothing was. */
  readonly lost: string | null;
  readonly title: string;
  /** The first event of what stands first; null where there is nothing to look at. */
  readonly shown: KernelPlace | null;
}

export interface KernelPlace {
  readonly anchor: string;
  readonly traceId: string;
  readonly spanId: string;
}

type Kind = IncidentKernelFactDto["kind"];

/** In words that take an "s" for several. What is not here is no trouble unless it failed. */
const TROUBLES: Readonly<Partial<Record<Kind, string>>> = {
  "tcp-retransmit": "retransmit",
  "tcp-reset": "reset",
  "lock-wait": "lock wait",
  "oom-kill": "out-of-memory kill",
};
const FAILURES: Readonly<Partial<Record<Kind, string>>> = {
  ...TROUBLES,
  connect: "failed connect",
  "tcp-connect": "failed connect",
  "socket-error": "socket error",
  "tcp-error": "socket error",
  "io-error": "I/O error",
  "open-error": "failed open",
  "block-io": "disk error",
};
const NAMED = 2;

/** O(items). */
export function toKernelSummary({ items, hosts, reasons }: IncidentKernelDto): KernelSummary {
  const { watched, unwatched, lost } = kernelCoverage(hosts);
  const title = [watched, unwatched, ...reasons].filter((text) => text !== null).join("\n");
  const troubles = items.filter((item) => wordOf(item) !== null);
  if (troubles.length === 0) {
    const text = watched === null ? "no capture of these hosts" : "nothing remarkable";
    return { text, lost, title, shown: null };
  }
  const named = countWords(troubles)
    .slice(0, NAMED)
    .map(([word, count]) => formatCountOf(count, word));
  const error = commonestError(troubles);
  const mostly = error === null ? [] : [error];
  return { text: [...named, ...mostly].join(", "), lost, title, shown: placeOf(troubles) };
}

function wordOf({ kind, failed }: IncidentKernelFactDto): string | null {
  return (failed ? (FAILURES[kind] ?? "failure") : TROUBLES[kind]) ?? null;
}

/** As they come: failures first, then by how often. */
function countWords(troubles: readonly IncidentKernelFactDto[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of troubles) {
    const word = wordOf(item) ?? "";
    counts.set(word, (counts.get(word) ?? 0) + item.count);
  }
  return [...counts];
}

/** `mostly ECONNREFUSED (52)`; null when none has a name. */
function commonestError(troubles: readonly IncidentKernelFactDto[]): string | null {
  const counts = new Map<string, number>();
  for (const { errorName, count } of troubles) {
    if (errorName !== null) counts.set(errorName, (counts.get(errorName) ?? 0) + count);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined) return null;
  if (counts.size === 1) return `mostly ${most[0]}`;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return `${most[1] * 2 > total ? "mostly" : "most often"} ${most[0]} (${formatCount(most[1])})`;
}

function placeOf([first]: readonly IncidentKernelFactDto[]): KernelPlace | null {
  const anchor = first?.anchors[0];
  const span = first?.spans[0];
  return anchor === undefined || span === undefined ? null : { anchor, ...span };
}
