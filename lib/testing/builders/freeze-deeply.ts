/** Freezes a value and all it holds, so that a test fails where an algorithm changes its input. */
export function freezeDeeply<T>(value: T): T {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === null || typeof next !== "object" || Object.isFrozen(next)) continue;
    if (ArrayBuffer.isView(next)) continue;
    Object.freeze(next);
    pending.push(...Object.values(next));
  }
  return value;
}
