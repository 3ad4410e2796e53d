import { expect, it } from "vitest";
import { requestOrigin } from "./request-origin";

it("is the address that the browser asked for", () => {
  expect(requestOrigin(new Headers({ host: "127.0.0.1:3000" }))).toBe("http://127.0.0.1:3000");
  expect(requestOrigin(new Headers({ host: "[::1]:3000" }))).toBe("http://[::1]:3000");
});

it("is the outermost one behind proxies", () => {
  const headers = new Headers({
    host: "10.0.0.7:3000",
    "x-forwarded-host": "faultline.example, inner.example",
    "x-forwarded-proto": "https, http",
  });
  expect(requestOrigin(headers)).toBe("https://faultline.example");
});

it("lets nothing that is no host into a command to copy", () => {
  expect(requestOrigin(new Headers({ host: "x;rm -rf" }))).toBe("http://localhost:3000");
});
