import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "@/lib/domain/errors";
import { ERROR_STATUS } from "@/lib/http/error-status";
import { ApiError } from "./api-error";
import { errorAdvice } from "./error-advice";

describe("errorAdvice", () => {
  it("says that what may pass by itself is asked again, and of nothing else", () => {
    for (const code of ERROR_CODES) {
      const error = new ApiError(code, ERROR_STATUS[code], "it failed");
      expect(errorAdvice(error)?.includes("asked again") ?? false).toBe(error.transient);
    }
    const away = new ApiError("unreachable", 0, "Faultline did not answer.");
    expect(errorAdvice(away)).toContain("asked again");
  });

  it("tells a refusal of what stands before the server from one of ours", () => {
    const signIn = new ApiError("bad_response", 401, "HTTP 401");
    const refused = new ApiError("bad_response", 403, "HTTP 403");
    const ours = new ApiError("not_permitted", 403, "allow it under Settings");
    expect(errorAdvice(signIn)).toContain("sign in");
    expect(errorAdvice(refused)).toContain("can allow it");
    expect(errorAdvice(ours)).toBeUndefined();
  });

  it("has advice for a gateway without a server, a page out of date, and any other error", () => {
    const gateway = new ApiError("bad_response", 502, "HTTP 502");
    expect(gateway.transient).toBe(true);
    expect(errorAdvice(gateway)).toContain("asked again");
    expect(errorAdvice(new ApiError("bad_response", 200, "not JSON"))).toContain("anew");
    expect(errorAdvice(new TypeError("x is undefined"))).toContain("anew");
  });
});
