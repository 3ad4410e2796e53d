import { APICallError, RetryError } from "ai";
import type { AnalysisUsage } from "@/lib/domain/analysis";
import { redactMessage } from "@/lib/domain/redaction/redact-text";

interface Spent {
  /** What had come until then. */
  readonly answer: string;
  readonly usage: AnalysisUsage | null;
}

/** A model that gave no answer: why, in words without secrets, and what it cost all the same. */
export class ModelError extends Error {
  readonly spent: Spent;

  constructor(message: string, spent: Spent) {
    // No cause: what a client throws holds headers and the whole request.
    super(redactMessage(message));
    this.name = "ModelError";
    this.spent = spent;
  }

  static of(error: unknown, spent: Spent): ModelError {
    return new ModelError(describe(error), spent);
  }
}

function describe(error: unknown): string {
  if (RetryError.isInstance(error))
    return `asked ${error.errors.length} times: ${describe(error.lastError)}`;
  if (APICallError.isInstance(error)) {
    return describeCall(error);
  }
  if (!(error instanceof Error)) return "the model could not be asked";
  switch (error.name) {
    case "AbortError":
      return "cancelled";
    case "TimeoutError":
      return "the model took longer than is allowed";
    default:
      return error.message === CUT_SHORT
        ? "the model's answer broke off, or was none"
        : error.message;
  }
}

/** As the client of the models names a stream that is not one. */
const CUT_SHORT = "Response stream ended without a finish reason.";
const NO_CONNECTION = "Cannot connect to API: ";

function describeCall({ statusCode, message }: APICallError): string {
  if (statusCode === undefined) {
    return `the model's server cannot be reached: ${message.replace(NO_CONNECTION, "")}`;
  }
  const isOk = statusCode >= 200 && statusCode < 300;
  const what = isOk ? "but not as a model does" : message;
  return `the model's server answered HTTP ${statusCode}${isOk ? ", " : ": "}${what}`;
}
