/** A decimal number: `units` × 10^-`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export class DecimalOverflowError extends RangeError {
  override readonly name = "DecimalOverflowError";
}

export function parseDecimal(text: string): Decimal {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new SyntaxError(`not a decimal number: ${text}`);
  const fraction = match[2] ?? "";
  return { units: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/** The exact product: the scales add up. */
export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/**
 * Brings a number to a scale. `lenient` rounds half up what does not fit; `strict` refuses it,
 * so that no fraction of a coin is ever lost in silence.
 */
export function toScale(value: Decimal, scale: number, mode: "lenient" | "strict"): Decimal {
  if (value.scale <= scale) {
    return { units: value.units * 10n ** BigInt(scale - value.scale), scale };
  }
  const divisor = 10n ** BigInt(value.scale - scale);
  if (mode === "strict" && value.units % divisor !== 0n) {
    throw new DecimalOverflowError(
      `decimal overflow: ${value.scale} fractional digits, at most ${scale} are allowed`,
    );
  }
  return { units: (value.units + divisor / 2n) / divisor, scale };
}

export function formatDecimal(value: Decimal): string {
  const digits = value.units.toString().padStart(value.scale + 1, "0");
  return value.scale === 0
    ? digits
    : `${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
}
