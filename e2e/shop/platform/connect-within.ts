import net from "node:net";
import type { Duplex } from "node:stream";
import { trace } from "@opentelemetry/api";

const RETRY_EVERY_MS = 25;

export class ConnectTimeoutError extends Error {
  override readonly name = "ConnectTimeoutError";
  readonly code = "ETIMEDOUT";
}

type Connected = (error: Error | null, socket: Duplex) => void;

/**
 * Opens a TCP connection within a time budget. A refused attempt is tried again every 25 ms
 * until the budget is spent, so that a listener that is away for a moment goes unnoticed:
 *
 *     connect ✕ ·25· connect ✕ ·25· connect ✓          budget 2,000 ms: a slow start
 *     connect ✕ ·25· connect ✕ | ECONNREFUSED          budget    50 ms: an error
 *     connect . . . . . . . . .| ConnectTimeoutError   the accept queue is full: no answer
 */
export function connectWithin(budgetMs: number, port: number, done: Connected): void {
  const deadline = performance.now() + budgetMs;
  const span = trace.getActiveSpan();
  let refusals = 0;

  const attempt = (): void => {
    const socket = net.connect({ host: "127.0.0.1", port });
    const timer = setTimeout(
      () => socket.destroy(new ConnectTimeoutError(`connect timed out after ${budgetMs} ms`)),
      Math.max(0, deadline - performance.now()),
    );
    const fail = (error: Error & { code?: string }): void => {
      clearTimeout(timer);
      if (error.code === "ECONNREFUSED") refusals += 1;
      if (error.code === "ECONNREFUSED" && performance.now() + RETRY_EVERY_MS < deadline) {
        setTimeout(attempt, RETRY_EVERY_MS);
      } else {
        done(error, socket);
      }
    };
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      if (refusals > 0) span?.setAttribute("shop.connect.refusals", refusals);
      done(null, socket);
    });
  };
  attempt();
}
