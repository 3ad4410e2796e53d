import { expect, it } from "vitest";
import { requestOrigin } from "./request-origin";

const originOf = (headers: Record<string, string>) =>
  requestOrigin(new Request("http://0.0.0.0:3000/api/health", { headers }));

it("is the host that was asked, over the scheme of the proxy in front", () => {
  expect(originOf({})).toBe("http://0.0.0.0:3000");
  expect(originOf({ host: "faultline.example:8080" })).toBe("http://faultline.example:8080");
  expect(originOf({ host: "here", "x-forwarded-proto": "https" })).toBe("https://here");
});

it("is taken from no header that is not a host or a scheme", () => {
  expect(originOf({ host: 'x"><script>' })).toBe("http://0.0.0.0:3000");
  expect(originOf({ host: "here", "x-forwarded-proto": "javascript" })).toBe("http://here");
});
