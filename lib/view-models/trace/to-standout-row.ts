import type { BehaviourDto, StandoutDto } from "@/lib/domain/contracts/comparison";
import { formatDuration } from "@/lib/view-models/format/format-duration";

type Sign = StandoutDto["signs"][number];

/** One operation that stands out, as it is read. */
export interface StandoutRow {
  readonly key: string;
  readonly facts: readonly StandoutFact[];
}

/** One way in which it stands out: what, and before against after. */
export interface StandoutFact {
  readonly sign: Sign;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** What it means or how sure it is: `each failed 3 callers too`, `q < 0.001`. */
  readonly note: string;
}

const LEAST_Q = 0.001;

export function toStandoutRow(standout: StandoutDto): StandoutRow {
  return {
    key: `${standout.service}/${standout.name}/${standout.kind}`,
    facts: standout.signs.map((sign) => factOf(sign, standout)),
  };
}

/** An example trace, with the spans of the operation searched for. */
export function standoutHref({ service, name }: StandoutDto, traceId: string): string {
  const plain = (text: string) => text.replaceAll('"', "");
  const find = `service="${plain(service)}" name="${plain(name)}"`;
  return `/traces/${traceId}?find=${encodeURIComponent(find)}`;
}

function factOf(sign: Sign, { before, after, latencyQ }: StandoutDto): StandoutFact {
  const ran = (side: BehaviourDto, text: string) => (side.executions === 0 ? "not run" : text);
  const sides = (text: (side: BehaviourDto) => string) => ({
    before: ran(before, text(before)),
    after: ran(after, text(after)),
  });
  switch (sign) {
    case "errors":
      return {
        sign,
        label: "failures that begin here",
        ...sides(({ ownErrorRate }) => `${Math.round(ownErrorRate * 100)} %`),
        note: spreadNote(after.errorFanOut),
      };
    case "retries":
      return {
        sign,
        label: "attempts for one call",
        ...sides(({ retryAmplification }) => `×${rounded(retryAmplification)}`),
        note: "retried",
      };
    case "latency":
      return {
        sign,
        label: "self time of one call",
        ...sides(({ selfNano }) => formatDuration(Number(selfNano))),
        note: latencyQ < LEAST_Q ? `q < ${LEAST_Q}` : `q ${latencyQ.toFixed(3)}`,
      };
  }
}

function spreadNote(fanOut: number): string {
  if (fanOut === 0) return "no caller failed with it";
  return `each failed ${rounded(fanOut)} ${fanOut === 1 ? "caller" : "callers"} too`;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(1)));
}
