// @ts-check

const HEARTBEAT_MS = 15_000;

/**
 * Runs one step of a start, telling when it begins, that it still goes on, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} run
 * @returns {Promise<T>}
 */
export async function showStep(title, run) {
  const startedMs = performance.now();
  const elapsed = () => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  console.log(`  … ${title}`);
  const heartbeat = setInterval(
    () => console.log(`  … ${title}: ${elapsed()} so far`),
    HEARTBEAT_MS,
  );
  try {
    const result = await run();
    console.log(`  ✓ ${title} (${elapsed()})`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${title} (${elapsed()})`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
