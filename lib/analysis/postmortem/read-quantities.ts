/** A time as words give it: to the minute or to the second, with its day or without. */
export interface SaidMoment {
  readonly said: string;
  /** `2026-11-21 03:26:04`, cut to what was said. */
  readonly text: string;
  /** Without a day and a zone it may be anybody's local time. */
  readonly isUtc: boolean;
}

export interface SaidLength {
  readonly said: string;
  readonly nano: number;
  /** Of its last digit: how far off the truth may be. */
  readonly stepNano: number;
}

export interface Quantities {
  readonly moments: readonly SaidMoment[];
  readonly lengths: readonly SaidLength[];
  /** All other numbers, as written. */
  readonly numbers: readonly string[];
  readonly ids: readonly string[];
}

const NANO_OF = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, min: 6e10, h: 3.6e12 } as const;
const DAY_TIME = /(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?: ?(?:UTC|Z)\b)?/g;
const CLOCK = /(?<![\d:.])(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?( ?(?:UTC|Z)\b)?(?![\d:])/g;
const LENGTH =
  /(?<![\w.])(\d+(?:\.\d+)?) ?(ns|us|µs|ms|s|sec(?:onds?)?|min(?:utes?)?|h|hours?)(?![\w/])(?: (\d+) ?min\b)?/g;
const ID = /\b(?:[0-9a-f]{32}|[0-9a-f]{16})\b/gi;
const NUMBER = /(?<![\w.])\d+(?:[.,]\d+)*(?![\w])/g;
/** What a sentence counts by itself. */
const SMALL = new Set(["0", "1", "2", "3"]);

/** Times, lengths of time, numbers and ids in words, each told once. */
export function readQuantities(text: string): Quantities {
  const moments: SaidMoment[] = [];
  const lengths: SaidLength[] = [];
  const ids: string[] = [];
  const rest = text
    .replace(DAY_TIME, (said, day: string, time: string) => {
      moments.push({ said, text: `${day} ${time}`, isUtc: true });
      return " ";
    })
    .replace(CLOCK, (said, time: string, zone: string | undefined) => {
      moments.push({ said, text: time, isUtc: zone !== undefined });
      return " ";
    })
    .replace(ID, (id) => {
      ids.push(id.toLowerCase());
      return " ";
    })
    .replace(LENGTH, (said, number: string, unit: string, minutes: string | undefined) => {
      lengths.push(toLength(said, number, unit, minutes));
      return " ";
    });
  const numbers = (rest.match(NUMBER) ?? []).filter((number) => !SMALL.has(number));
  return { moments, lengths, numbers, ids };
}

function toLength(
  said: string,
  number: string,
  unit: string,
  minutes: string | undefined,
): SaidLength {
  const nano = NANO_OF[shortUnit(unit)];
  const decimals = number.split(".")[1]?.length ?? 0;
  if (minutes === undefined) {
    return { said, nano: Number(number) * nano, stepNano: nano * 10 ** -decimals };
  }
  return {
    said,
    nano: Number(number) * nano + Number(minutes) * NANO_OF.min,
    stepNano: NANO_OF.min,
  };
}

function shortUnit(unit: string): keyof typeof NANO_OF {
  if (unit.startsWith("sec")) return "s";
  if (unit.startsWith("min")) return "min";
  if (unit.startsWith("hour")) return "h";
  switch (unit) {
    case "ns":
    case "us":
    case "µs":
    case "ms":
    case "h":
      return unit;
    default:
      return "s";
  }
}
