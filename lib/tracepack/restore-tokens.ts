const TOKEN = /\[[a-z-]+#[0-9a-f]{10}\]/g;

/**
 * Puts back what tokens stand for, in every text of a value: a model cites what it was shown, and
 * the evidence holds what that stands for. Unknown tokens stay as they are.
 */
export function restoreTokens<T>(held: T, originals: ReadonlyMap<string, string>): T {
  return restore(held, originals) as T;
}

function restore(held: unknown, originals: ReadonlyMap<string, string>): unknown {
  if (typeof held === "string") {
    return held.replace(TOKEN, (token) => originals.get(token) ?? token);
  }
  if (Array.isArray(held)) return held.map((one) => restore(one, originals));
  if (held === null || typeof held !== "object") return held;
  return Object.fromEntries(
    Object.entries(held).map(([key, value]) => [key, restore(value, originals)]),
  );
}
