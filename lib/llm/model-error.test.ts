import { APICallError, RetryError } from "ai";
import { describe, expect, it } from "vitest";
import { ModelError } from "./model-error";

function failed(statusCode: number | undefined, message: string): APICallError {
  const url = "http://127.0.0.1:1/v1";
  return new APICallError({
    message,
    url,
    requestBodyValues: {},
    ...(statusCode === undefined ? {} : { statusCode }),
  });
}

const wordsOf = (error: unknown) => ModelError.of(error, { answer: "", usage: null }).message;

describe("a model that gave no answer", () => {
  it("is away, refuses, or is no model, in words that tell these apart", () => {
    const away = failed(undefined, "Cannot connect to API: connect ECONNREFUSED 127.0.0.1:1");
    expect(wordsOf(away)).toBe(
      "the model's server cannot be reached: connect ECONNREFUSED 127.0.0.1:1",
    );
    expect(wordsOf(failed(401, "Incorrect API key provided"))).toBe(
      "the model's server answered HTTP 401: Incorrect API key provided",
    );
    expect(wordsOf(failed(200, "Invalid JSON response"))).toBe(
      "the model's server answered HTTP 200, but not as a model does",
    );
    expect(wordsOf(new Error("Response stream ended without a finish reason."))).toBe(
      "the model's answer broke off, or was none",
    );
  });

  it("was asked several times", () => {
    const errors = [failed(429, "slow down"), failed(429, "slow down")];
    const error = new RetryError({ message: "", reason: "maxRetriesExceeded", errors });
    expect(wordsOf(error)).toBe("asked 2 times: the model's server answered HTTP 429: slow down");
  });
});
