import { DURATION_UNITS, Fact } from "@/lib/domain/claim";
import type { SeededRandom } from "@/lib/testing/builders/seeded-random";

export const CORRUPTIONS = ["digit", "unit", "id", "entity", "direction", "negation"] as const;
export type Corruption = (typeof CORRUPTIONS)[number];

type Path = readonly string[];
type Json = Readonly<Record<string, unknown>>;

/** A fact with one thing in it made wrong; null where this corruption does not apply to it. */
export function corruptFact(
  fact: Fact,
  corruption: Corruption,
  random: SeededRandom,
  services: readonly string[],
): Fact | null {
  const changed = corrupt(fact, corruption, random, services);
  if (changed === null) return null;
  const parsed = Fact.safeParse(changed);
  return parsed.success ? parsed.data : null;
}

function corrupt(
  fact: Fact,
  corruption: Corruption,
  random: SeededRandom,
  services: readonly string[],
): Json | null {
  switch (corruption) {
    case "digit":
      return at(fact, pathsTo(fact, isFigure), random, (value) => otherDigit(value, random));
    case "unit":
      return at(fact, pathsTo(fact, isUnit), random, (value) => {
        const others = DURATION_UNITS.filter((unit) => unit !== value);
        return others[random.integer(0, others.length - 1)];
      });
    case "id":
      return at(
        fact,
        pathsTo(fact, (_v, path) => path.at(-1) === "id"),
        random,
        (value) => otherCharacter(String(value), random),
      );
    case "entity":
      return at(
        fact,
        pathsTo(fact, (_v, path) => path.at(-1) === "service"),
        random,
        (value) => {
          const others = services.filter((service) => service !== value);
          return others[random.integer(0, others.length - 1)];
        },
      );
    case "direction":
      return turnedRound(fact);
    case "negation":
      return negated(fact);
  }
}

/** Figures of the claim, and texts with a digit in them. */
function isFigure(value: unknown, path: Path): boolean {
  const key = path.at(-1);
  if (key === "id" || key === "unit" || key === "operation" || key === "service") return false;
  if (key === "key" || key === "metric") return false;
  return typeof value === "number" || (typeof value === "string" && /\d/.test(value));
}

function isUnit(_value: unknown, path: Path): boolean {
  return path.at(-1) === "unit" && path.length > 0;
}

function otherDigit(value: unknown, random: SeededRandom): unknown {
  const text = String(value);
  const places = [...text].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
  const place = places[random.integer(0, places.length - 1)] ?? 0;
  const digit = String((Number(text[place]) + random.integer(1, 9)) % 10);
  const changed = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
  return typeof value === "number" ? Number(changed) : changed;
}

function otherCharacter(text: string, random: SeededRandom): string {
  const place = random.integer(0, text.length - 1);
  const other = text[place] === "7" ? "3" : "7";
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
}

function turnedRound(fact: Fact): Json | null {
  if ("direction" in fact) {
    return { ...fact, direction: fact.direction === "higher" ? "lower" : "higher" };
  }
  if (fact.kind === "happened-before") return { ...fact, first: fact.second, second: fact.first };
  if (fact.kind === "propagation") return { ...fact, from: fact.to, to: fact.from };
  if ("side" in fact) return { ...fact, side: fact.side === "window" ? "healthy" : "window" };
  return null;
}

function negated(fact: Fact): Json | null {
  if (fact.kind === "span-status") return { ...fact, failed: !fact.failed };
  if (fact.kind === "absence") return { ...fact, kind: "count", value: 1 };
  if (fact.kind === "count" && fact.value > 0) {
    const { value: _value, ...rest } = fact;
    return { ...rest, kind: "absence" };
  }
  return null;
}

function pathsTo(
  value: unknown,
  isWanted: (value: unknown, path: Path) => boolean,
  path: Path = [],
): Path[] {
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, held]) => pathsTo(held, isWanted, [...path, key]));
  }
  return path.at(-1) !== "kind" && path.at(-1) !== "of" && isWanted(value, path) ? [path] : [];
}

function at(
  fact: Fact,
  paths: readonly Path[],
  random: SeededRandom,
  change: (value: unknown) => unknown,
): Json | null {
  const path = paths[random.integer(0, Math.max(0, paths.length - 1))];
  return path === undefined ? null : changeAt({ ...fact }, path, change);
}

function changeAt(
  held: Json,
  [key = "", ...rest]: Path,
  change: (value: unknown) => unknown,
): Json {
  const value = held[key];
  const below = rest.length > 0 && value !== null && typeof value === "object";
  return { ...held, [key]: below ? changeAt({ ...value }, rest, change) : change(value) };
}
