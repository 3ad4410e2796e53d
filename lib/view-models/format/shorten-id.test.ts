import { expect, it } from "vitest";
import { shortenId } from "./shorten-id";

it("keeps both ends of a long id", () => {
  expect(shortenId("9f2c0000000000000000000000e41a")).toBe("9f2c…e41a");
});

it("leaves a short id whole", () => {
  expect(shortenId("INC-42")).toBe("INC-42");
  expect(shortenId("123456789")).toBe("123456789");
});
