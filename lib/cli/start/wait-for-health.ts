import { waitUntil } from "../wait-until";
import type { AppServer } from "./run-app-server";

const REQUEST_MS = 30_000;

/**
 * Waits until `GET /api/health` answers 200.
 * @throws Error with what the server printed when it ends or does not come up in time.
 */
export async function waitForHealth(
  url: string,
  server: AppServer,
  timeoutMs: number,
): Promise<void> {
  let last = "no answer";
  const isHealthy = async () => {
    try {
      const signal = AbortSignal.timeout(REQUEST_MS);
      const response = await fetch(`${url}/api/health`, { signal });
      last = `${response.status} ${await response.text()}`;
      return response.status === 200;
    } catch (error) {
      // Not listening yet; the last reason is told when the time is up.
      last = error instanceof Error ? String(error.cause ?? error) : String(error);
      return false;
    }
  };
  const settled = await waitUntil(
    async () => !server.isRunning() || (await isHealthy()),
    timeoutMs,
    50,
  );
  if (!server.isRunning()) throw new Error(`The server ended:\n${server.output()}`);
  if (!settled) {
    const shown = last.slice(0, 300);
    throw new Error(
      `The server is not healthy after ${timeoutMs / 1000} s: ${shown}\n${server.output()}`,
    );
  }
}
