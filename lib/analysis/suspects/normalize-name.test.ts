import { describe, expect, it } from "vitest";
import { normalizeName } from "./normalize-name";

describe("names of operations", () => {
  it.each([
    ["GET /orders/17", "GET /orders/{}"],
    ["GET /orders/17/items/4", "GET /orders/{}/items/{}"],
    ["GET /users/3f2504e0-4f89-41d3-9a0c-0305e82c3301", "GET /users/{}"],
    ["GET /blobs/9a0c0305e82c3301?x=1", "GET /blobs/{}?x={}"],
    ["task #12", "task #{}"],
  ])("%s is %s", (name, normal) => {
    expect(normalizeName(name)).toBe(normal);
  });

  it.each(["GET /v2/orders", "oauth2.token", "POST /transfer", "SELECT shop.stock", "k8s-1", ""])(
    "%s stays as it is",
    (name) => {
      expect(normalizeName(name)).toBe(name);
    },
  );

  it("come to an end however long they are", () => {
    expect(normalizeName("/1".repeat(100_000))).toBe("/{}".repeat(100_000));
  });
});
