import { formatDuration } from "@/lib/view-models/format/format-duration";
import { formatDateTimeWithOffset, toUnixMs } from "@/lib/view-models/format/format-time";
import type { SpanDetails } from "./to-span-details";

/**
 * A span in one line, to paste into a chat: `payments Charge ✕ 304 µs, internal, 2026-11-21 07:19:57
 * UTC+01:00: decimal overflow · span 8dc2a0422a59af81`.
 */
export function spanSummary(
  { service, name, status, kind, startUnixNano, durationNano, spanId }: SummarizedSpan,
  timeZone: string,
): string {
  const mark = status.code === "error" ? " ✕" : "";
  const at = formatDateTimeWithOffset(toUnixMs(startUnixNano), timeZone);
  const message = status.message === "" ? "" : `: ${status.message.replace(/\s+/g, " ")}`;
  const took = formatDuration(durationNano);
  return `${service} ${name}${mark} ${took}, ${kind}, ${at}${message} · span ${spanId}`;
}

type SummarizedSpan = Pick<
  SpanDetails,
  "service" | "name" | "status" | "kind" | "startUnixNano" | "durationNano" | "spanId"
>;
