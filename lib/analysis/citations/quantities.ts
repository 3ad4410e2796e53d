import type { DurationUnit, Quantity } from "@/lib/domain/claim";

const NANO_OF: Readonly<Record<DurationUnit, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };
const MAX_DECIMALS = 12;

/** Nanoseconds in a unit. */
export function nanoIn(nano: number, unit: DurationUnit): number {
  return nano / NANO_OF[unit];
}

/** A length of time in the unit in which a person reads it, to three digits. */
export function toQuantity(nano: number): Quantity {
  const units: readonly DurationUnit[] = ["s", "ms", "us", "ns"];
  const unit = units.find((one) => Math.abs(nano) >= NANO_OF[one]) ?? "ns";
  return { value: toThreeDigits(nanoIn(nano, unit)), unit };
}

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** To three significant digits; whole numbers keep all of theirs. */
export function toThreeDigits(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** What rounding may change: so little that no digit can be wrong unseen. */
const MOST_ROUNDED = 0.01;

/**
 * Whether a number is the one claimed: equal when rounded to the decimals that the claim gives, and
 * within one in a hundred, so that every digit of it counts. 412.4 is 412.37, 412 is too; 410,
 * 412.3 and, of 3.2, 3 are not.
 */
export function agrees(claimed: number, actual: number): boolean {
  if (!Number.isFinite(actual)) return false;
  const decimals = decimalsOf(claimed);
  // Half a unit of the last digit, and what binary fractions are off by.
  const rounding = Math.min(0.5 * 10 ** -decimals, Math.abs(actual) * MOST_ROUNDED);
  const tolerance = rounding + Math.abs(actual) * 1e-12;
  return Math.abs(claimed - actual) <= tolerance;
}

function decimalsOf(value: number): number {
  const [, fraction = "", exponent = "0"] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.min(MAX_DECIMALS, Math.max(0, fraction.length - Number(exponent)));
}
