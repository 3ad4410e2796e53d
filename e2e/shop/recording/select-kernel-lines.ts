import { z } from "zod";
import { unwrapLine } from "@/lib/analysis/kernel/unwrap-line";
import type { Windows } from "./split-windows";

const Line = z.looseObject({
  type: z.string(),
  t: z.number(),
  pid: z.number().optional(),
  tid: z.number().optional(),
  wall_us: z.number().optional(),
});
type Line = z.infer<typeof Line>;

export interface KernelScope extends Pick<Windows, "fromUnixNano" | "untilUnixNano"> {
  /** The processes of the shop. */
  readonly pids: ReadonlySet<number>;
  readonly host: string;
}

/** Waits of the threads that a runtime keeps for itself, at rest. */
const IDLE = new Set(["futex_wait", "futex_wake", "off_cpu"]);
/** A preempted process is off the CPU all the time; what a person would notice is longer. */
const SHORTEST_OFF_CPU_NANO = 5_000_000;

/**
 * Of all that the kernel of the machine did, what the shop's processes made it do within the
 * recording, in our own format: the host, the clock in nanoseconds (so that it can be moved), the
 * events, and what the capture lost. Empty when nothing was watched.
 */
export function selectKernelLines(captured: readonly string[], scope: KernelScope): string[] {
  const parts = captured.flatMap((text) => unwrapLine(text));
  const lines = parts.flatMap((part) => {
    const parsed = part.kind === "json" ? Line.safeParse(part.value) : null;
    return parsed?.success ? [parsed.data] : [];
  });
  const clock = lines.find(({ type }) => type === "clock");
  if (clock?.wall_us === undefined) return [];
  const offsetNano = BigInt(clock.wall_us) * 1000n - BigInt(clock.t);
  const isWithin = ({ t }: Line) => {
    const unixNano = BigInt(t) + offsetNano;
    return unixNano >= scope.fromUnixNano && unixNano < scope.untilUnixNano;
  };
  const kept = lines.filter(
    (line) => line.type !== "clock" && isOfShop(line, scope) && isWithin(line),
  );
  const clocks = lines.filter(
    (line) => line === clock || (line.type === "clock" && isWithin(line)),
  );
  const lost = parts.reduce(
    (sum, part) => sum + (part.kind === "note" && part.note.note === "lost" ? part.note.count : 0),
    0,
  );
  return [
    { v: 1, type: "capture", host: scope.host },
    ...[...clocks.map(inNanoseconds), ...kept].sort((a, b) => a.t - b.t),
    ...(lost === 0 ? [] : [{ v: 1, type: "lost", count: lost }]),
  ].map((line) => JSON.stringify(line));
}

function isOfShop(line: Line, { pids }: KernelScope): boolean {
  if (line.pid === undefined || !pids.has(line.pid)) return false;
  if (!IDLE.has(line.type)) return true;
  const isLong = line.type !== "off_cpu" || Number(line.dur_ns ?? 0) >= SHORTEST_OFF_CPU_NANO;
  return line.pid === line.tid && isLong;
}

/** The first clock keeps its time though it is before the recording: all others need it. */
function inNanoseconds({ t, wall_us }: Line) {
  return { v: 1, type: "clock", t, wall_ns: String(BigInt(wall_us ?? 0) * 1000n) };
}
