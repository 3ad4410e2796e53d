import { redactMessage } from "./redact-text";
import { isSecretName } from "./redaction-policy";

/** Written by the logger itself: a time of it may look like the number of a card. */
const OWN_FIELDS: ReadonlySet<string> = new Set(["level", "time", "pid", "hostname", "name"]);

/** A line of the log without secrets and persons, whatever was logged; JSON stays JSON. */
export function redactLogLine(line: string): string {
  const parsed = parseLine(line);
  if (parsed === null) return `${redactMessage(line.trimEnd())}\n`;
  const fields = Object.entries(parsed).map(([key, held]) =>
    OWN_FIELDS.has(key) ? [key, held] : redactField(key, held),
  );
  return `${JSON.stringify(Object.fromEntries(fields))}\n`;
}

function parseLine(line: string): object | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return parsed === null || typeof parsed !== "object" ? null : parsed;
  } catch {
    return null;
  }
}

function redactField(key: string, held: unknown): [string, unknown] {
  const isSecret = typeof held === "string" && isSecretName(key);
  return [redactMessage(key), isSecret ? "[removed]" : redactDeep(held)];
}

function redactDeep(held: unknown): unknown {
  if (typeof held === "string") return redactMessage(held);
  if (Array.isArray(held)) return held.map(redactDeep);
  if (held === null || typeof held !== "object") return held;
  return Object.fromEntries(Object.entries(held).map(([key, value]) => redactField(key, value)));
}
