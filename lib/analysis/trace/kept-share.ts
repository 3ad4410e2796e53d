/** The share of traces that a sampler kept, and the words of the tracestate that say so. */
export interface KeptShare {
  readonly share: number;
  readonly text: string;
}

/** A threshold is up to 14 hexadecimal digits of a 56-bit fraction, zeros at its end left out. */
const THRESHOLD = /^[0-9a-f]{1,14}$/;

/**
 * Reads OpenTelemetry's part of a W3C tracestate: `ot=th:c` keeps what draws a number from c/16 on,
 * so a quarter; the older `ot=p:2` keeps 2^-2. Null when it says neither.
 */
export function keptShareOf(traceState: string): KeptShare | null {
  const member = traceState.split(",").find((part) => part.trim().startsWith("ot="));
  for (const text of member?.trim().slice("ot=".length).split(";") ?? []) {
    const [key, value = ""] = text.split(":");
    if (key === "th" && THRESHOLD.test(value)) {
      return { share: 1 - Number.parseInt(value, 16) / 16 ** value.length, text };
    }
    const power = Number(value);
    if (key === "p" && /^\d{1,2}$/.test(value) && power <= 62) return { share: 2 ** -power, text };
  }
  return null;
}
