import { type AttributeValue, formatAttribute } from "@/lib/domain/attributes";
import type { LogDto } from "@/lib/domain/contracts/trace";

export interface LogRow {
  readonly id: string;
  readonly timeUnixNano: bigint;
  /** From the start of the trace; negative for records before it. */
  readonly offsetNano: number;
  readonly level: LogDto["level"];
  readonly service: string;
  readonly text: string;
  readonly spanId: string | null;
}

/** Log records as lines. The body is text for display and never markup. */
export function toLogRows(logs: readonly LogDto[], traceStartUnixNano: bigint): readonly LogRow[] {
  return logs.map((log) => {
    const timeUnixNano = BigInt(log.timeUnixNano);
    return {
      id: log.id,
      timeUnixNano,
      offsetNano: Number(timeUnixNano - traceStartUnixNano),
      level: log.level,
      service: log.service,
      text: bodyText(log),
      spanId: log.spanId,
    };
  });
}

/** An event without a body is known by its name. */
function bodyText(log: LogDto): string {
  // The contract carries the body as opaque JSON; the server writes it from an `AttributeValue`.
  const body = formatAttribute((log.body ?? null) as AttributeValue);
  return log.body === null || body === "" ? log.eventName || "(empty)" : body;
}

export interface LogFilter {
  readonly text: string;
  /** Least level shown. */
  readonly minLevel: LogDto["level"];
}

const ORDER: readonly LogDto["level"][] = [
  "unspecified",
  "trace",
  "debug",
  "info",
  "warn",
  "error",
  "fatal",
];

/** Records at or above a level that hold the text in body or service, ignoring case. */
export function filterLogRows(rows: readonly LogRow[], filter: LogFilter): readonly LogRow[] {
  const least = ORDER.indexOf(filter.minLevel);
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      ORDER.indexOf(row.level) >= least &&
      (text === "" ||
        row.text.toLowerCase().includes(text) ||
        row.service.toLowerCase().includes(text)),
  );
}

/** Lines to paste elsewhere: time, level, service and text, apart by tabs. */
export function logsAsText(rows: readonly LogRow[]): string {
  return rows
    .map((row) => [isoNano(row.timeUnixNano), row.level, row.service, row.text].join("\t"))
    .join("\n");
}

function isoNano(unixNano: bigint): string {
  const iso = new Date(Number(unixNano / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${iso}.${String(unixNano % 1_000_000_000n).padStart(9, "0")}Z`;
}
