import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

let log: Logger | undefined;

/** Log of the HTTP layer. Holds request ids and errors; never bodies, headers or query strings. */
export function httpLog(): Logger {
  log ??= pino({ name: "http", level: env().FAULTLINE_LOG_LEVEL });
  return log;
}
