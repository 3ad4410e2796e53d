const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** npm passes on a Ctrl-C that the terminal has already sent us: twice within this is once. */
const SAME_PRESS_MS = 500;

/**
 * Calls `stop` at the first signal to end, and `force` at a second one.
 * @returns what takes the listeners off again.
 */
export function stopOnSignal(stop: () => void, force: () => void): () => void {
  let firstMs: number | null = null;
  const onSignal = () => {
    if (firstMs === null) {
      firstMs = performance.now();
      stop();
    } else if (performance.now() - firstMs > SAME_PRESS_MS) {
      force();
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}
