import type { ServiceCallDto } from "@/lib/domain/contracts/service";
import { formatCount, formatCountOf } from "../format/format-count";

/** Something about a call that is drawn on its line. */
export interface CallMark {
  readonly kind: "resent" | "broken" | "share";
  /** `↻ 12`, `⊘ 3`, `◔ 38 %`. */
  readonly text: string;
  /** In full. */
  readonly note: string;
}

/** Less of the time than this is not worth a mark. */
export const LEAST_SHARE = 0.01;

/** What the signs on the map mean, in the order in which they stand. */
export const MARK_LEGEND = [
  { kind: "resent", sign: "↻", text: "retried calls" },
  { kind: "broken", sign: "⊘", text: "calls that a circuit breaker refused" },
  { kind: "share", sign: "◔", text: "share of the time of whole requests that was spent there" },
] as const satisfies readonly { kind: CallMark["kind"]; sign: string; text: string }[];

/** The marks of a call: retries, refusals and its share of the critical path, where there are any. */
export function toCallMarks(
  call: Pick<ServiceCallDto, "resent" | "broken" | "criticalShare">,
): readonly CallMark[] {
  const { resent, broken, criticalShare } = call;
  const marks: CallMark[] = [];
  if (resent > 0) {
    const note = `${formatCountOf(resent, "call")} retried`;
    marks.push({ kind: "resent", text: `↻ ${formatCount(resent)}`, note });
  }
  if (broken > 0) {
    const note = `${formatCountOf(broken, "call")} refused by a circuit breaker`;
    marks.push({ kind: "broken", text: `⊘ ${formatCount(broken)}`, note });
  }
  if (criticalShare !== null && criticalShare >= LEAST_SHARE) {
    const text = formatShare(criticalShare);
    marks.push({ kind: "share", text: `◔ ${text}`, note: `${text} of the time of requests` });
  }
  return marks;
}

const CHARACTER_PX = 6.5;
const FRAME_PX = 12;
const BETWEEN_PX = 6;

/** How wide they are drawn, about. */
export function marksWidthPx(marks: readonly CallMark[]): number {
  const texts = marks.reduce((sum, { text }) => sum + text.length * CHARACTER_PX + BETWEEN_PX, 0);
  return marks.length === 0 ? 0 : Math.ceil(texts + FRAME_PX);
}

/** `38 %`: there is no room for digits that say nothing. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}
