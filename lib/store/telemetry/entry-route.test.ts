import { describe, expect, it } from "vitest";
import { spanOf } from "@/lib/testing/builders/span-of";
import { isEntry, normalizeRoute, routeOf } from "./entry-route";

describe("an entry span", () => {
  it("is a server, a consumer or a root", () => {
    const child = (kind: "server" | "consumer" | "client") =>
      isEntry(spanOf({ id: "a", parent: "b", kind }));
    expect([child("server"), child("consumer"), child("client")]).toEqual([true, true, false]);
    expect(isEntry(spanOf({ id: "a", kind: "client" }))).toBe(true);
  });

  it.each([
    [{ "http.route": "/orders/:id", "url.path": "/orders/7" }, "POST /orders/7", "/orders/:id"],
    [{ "url.path": "/orders/7" }, "POST", "/orders/7"],
    [{ "http.target": "/orders?dry=1" }, "POST", "/orders"],
    [{}, "POST /orders", "/orders"],
    [{}, "shop.Checkout/Place", "shop.Checkout/Place"],
    [{}, "settle batch", "settle batch"],
  ])("with %j and the name %s is for the route %s", (attributes, name, route) => {
    expect(routeOf(spanOf({ id: "a", name, attributes }))).toBe(route);
  });

  it("compares a route of an alert with or without its method", () => {
    expect([normalizeRoute("POST /orders"), normalizeRoute("/orders")]).toEqual([
      "/orders",
      "/orders",
    ]);
  });
});
