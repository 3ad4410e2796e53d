import type http from "node:http";
import type { ControlClient } from "../platform/control-client";
import { log } from "../platform/logger";

const OPEN_MS = 1_900;
const CLOSED_MS = 450;
const WARM_UP_MS = 120;
/** So short an accept queue that a burst during the warm-up overflows it. */
const BACKLOG = 1;

/**
 * While the setting asks for it, closes and reopens the listen socket for good and all, as a
 * server does that reloads its configuration in place:
 *
 *     open 1,900 ms ─▶ closed 450 ms (connect is refused) ─▶ open, but the process is busy
 *     for 120 ms warming its index (connects queue; a full queue drops them) ─▶ open …
 *
 * Requests in flight are not disturbed. The answer ends it.
 */
export function flapListener(
  control: ControlClient,
  server: http.Server,
  port: number,
): () => void {
  let timer: NodeJS.Timeout;
  const open = (): void => {
    server.listen({ port, host: "127.0.0.1", backlog: BACKLOG }, () => {
      log("INFO", "listener reopened, warming the index");
      keepBusy(WARM_UP_MS);
      timer = setTimeout(tick, OPEN_MS);
    });
  };
  const tick = (): void => {
    if (control.setting("inventory.reload", "off") !== "on") {
      timer = setTimeout(tick, OPEN_MS);
      return;
    }
    server.close();
    timer = setTimeout(open, CLOSED_MS);
  };
  timer = setTimeout(tick, OPEN_MS);
  return () => clearTimeout(timer);
}

function keepBusy(durationMs: number): void {
  const end = performance.now() + durationMs;
  let checksum = 0;
  while (performance.now() < end) checksum = (checksum * 31 + 7) % 1_000_003;
}
