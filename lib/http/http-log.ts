import pino, { type Logger } from "pino";
import { redactLogLine } from "@/lib/domain/redaction/redact-log-line";
import { env } from "@/lib/env";

let log: Logger | undefined;

/** Log of the HTTP layer. Holds request ids and errors; never bodies, headers or query strings. */
export function httpLog(): Logger {
  log ??= pino(
    { name: "http", level: env().FAULTLINE_LOG_LEVEL },
    { write: (line) => void process.stdout.write(redactLogLine(line)) },
  );
  return log;
}
