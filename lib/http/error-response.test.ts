import { describe, expect, it, vi } from "vitest";
import { ERROR_CODES, FaultlineError, notFound } from "@/lib/domain/errors";
import { toErrorResponse } from "./error-response";
import { ERROR_STATUS } from "./error-status";

vi.stubEnv("FAULTLINE_LOG_LEVEL", "silent");

describe("toErrorResponse", () => {
  it.each([
    ["invalid_request", 400],
    ["not_found", 404],
    ["conflict", 409],
    ["payload_too_large", 413],
    ["unsupported_media_type", 415],
    ["too_large_to_compute", 422],
    ["overloaded", 429],
    ["internal", 500],
    ["database_unavailable", 503],
  ] as const)("answers %s with %i", async (code, status) => {
    const response = toErrorResponse(new FaultlineError(code, "what and where"), "id-1");
    expect(response.status).toBe(status);
    expect((await response.json()).error.code).toBe(code);
  });

  it("has a status for every code of the closed list", () => {
    expect(Object.keys(ERROR_STATUS).sort()).toEqual([...ERROR_CODES].sort());
  });

  it.each(["overloaded", "database_unavailable"] as const)("asks to come back after %s", (code) => {
    const response = toErrorResponse(new FaultlineError(code, "later"), "id-1");
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("passes message and details of an expected failure on as they are", async () => {
    const response = toErrorResponse(notFound("incident", "INC-7"), "id-1");
    expect(await response.json()).toEqual({
      error: {
        code: "not_found",
        message: "incident INC-7 does not exist",
        details: { entity: "incident", id: "INC-7" },
      },
    });
  });

  it("never shows the message of an unexpected error, but the id it is logged under", async () => {
    const response = toErrorResponse(new Error("password=hunter2"), "id-1");
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("hunter2");
    expect(text).toContain("id-1");
    expect(response.headers.get("x-request-id")).toBe("id-1");
  });

  it("answers even when something that is not an error was thrown", () => {
    expect(toErrorResponse(undefined, "id-1").status).toBe(500);
  });
});
