import { z } from "zod";
import { shiftNanoText } from "./shift-times";

const Timed = z.looseObject({
  type: z.string(),
  wall_ns: z.string().optional(),
  time_unix_nano: z.string().optional(),
});

/** A line with its unix time moved. Boot time is told by clock lines, so that moving those moves all. */
export function shiftKernelLine(line: string, shiftNano: bigint): string {
  if (!line.includes("wall_ns") && !line.includes("time_unix_nano")) return line;
  const timed = Timed.parse(JSON.parse(line));
  return JSON.stringify({
    ...timed,
    ...(timed.wall_ns && { wall_ns: shiftNanoText(timed.wall_ns, shiftNano) }),
    ...(timed.time_unix_nano && {
      time_unix_nano: shiftNanoText(timed.time_unix_nano, shiftNano),
    }),
  });
}
