import { readFile } from "node:fs/promises";
import { parseArgs, promisify } from "node:util";
import { gzip } from "node:zlib";
import { KernelIntakeResult } from "@/lib/domain/contracts/kernel";

/** Well under the limit of a request, also when the lines are long. */
const PART_LENGTH = 16 * 1024 * 1024;
const USAGE_ERROR = 2;
const SHOWN_LINES = 10;

/** Lines that give times and hosts to those behind them go with every part. */
const HEADER = /"type\\?":\s*\\?"(clock|capture)\\?"/;

/**
 * `faultline kernel-events FILE [--endpoint URL] [--host NAME]`: sends a capture to the app and
 * prints what became of it. @returns the exit code: 1 when a line could not be read
 */
export async function sendKernelEvents(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      endpoint: { type: "string", default: "http://127.0.0.1:3000" },
      host: { type: "string" },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    console.error("faultline kernel-events FILE [--endpoint URL] [--host NAME]");
    return USAGE_ERROR;
  }
  const total = { accepted: 0, duplicates: 0, rejected: 0, lostEvents: 0 };
  for (const part of partsOf(await readFile(file, "utf8"), PART_LENGTH)) {
    const result = await postKernelEvents(part.text, values);
    for (const key of ["accepted", "duplicates", "rejected", "lostEvents"] as const) {
      total[key] += result[key];
    }
    for (const { line, reason } of result.rejectedLines.slice(0, SHOWN_LINES)) {
      console.error(`line ${part.toFileLine(line)}: ${reason}`);
    }
  }
  console.log(
    `${total.accepted} kernel events accepted, ${total.duplicates} were there already, ${total.rejected} lines could not be read, ${total.lostEvents} events were lost by the capture`,
  );
  return total.rejected > 0 ? 1 : 0;
}

export interface KernelEndpoint {
  readonly endpoint: string;
  readonly host?: string;
}

/** Sends lines to the app; resolves after its commit. @throws with the app's own words */
export async function postKernelEvents(
  text: string,
  { endpoint, host }: KernelEndpoint,
): Promise<KernelIntakeResult> {
  const url = new URL("/v1/kernel-events", endpoint);
  if (host !== undefined) url.searchParams.set("host", host);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", "content-encoding": "gzip" },
    body: new Uint8Array(await promisify(gzip)(text)),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return KernelIntakeResult.parse(await response.json());
}

interface CapturePart {
  readonly text: string;
  /** The number in the file of a line of this part. */
  readonly toFileLine: (line: number) => number;
}

/** A capture in parts of whole lines, each headed by the clock and host lines before it. */
export function* partsOf(text: string, partLength: number): Generator<CapturePart> {
  const lines = text.split("\n");
  /** The last of each kind. */
  const headers = new Map<string, string>();
  for (let from = 0; from < lines.length; ) {
    const head = [...headers.values()];
    const kept: string[] = [];
    let length = 0;
    let to = from;
    for (; to < lines.length && (kept.length === 0 || length < partLength); to += 1) {
      const line = lines[to] ?? "";
      kept.push(line);
      length += line.length + 1;
      const header = HEADER.exec(line)?.[1];
      if (header !== undefined) headers.set(header, line);
    }
    const start = from;
    yield {
      text: [...head, ...kept].join("\n"),
      toFileLine: (line) => line - head.length + start,
    };
    from = to;
  }
}
