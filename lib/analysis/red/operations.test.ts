import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldOperations } from "./fold-operations";
import { normalizeOperation } from "./normalize-operation";

describe("an operation without ids", () => {
  it.each([
    ["/orders/8412/lines/7", "/orders/{id}/lines/{id}"],
    ["/users/6f1e7a52-8d0c-4b9c-9e0e-2f5a1c3b4d5e", "/users/{id}"],
    ["/carts/4bf92f3577b34da6", "/carts/{id}"],
    ["/orders/ord_01HZX3K9QW2", "/orders/{id}"],
    ["/search?q=1", "/search"],
    ["/api/v2/oauth2/token", "/api/v2/oauth2/token"],
    ["/orders/:id", "/orders/:id"],
    ["orders process", "orders process"],
    ["/facade/decade", "/facade/decade"],
  ])("%s is %s", (route, operation) => {
    expect(normalizeOperation(route)).toBe(operation);
  });

  it("has none the second time either", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const once = normalizeOperation(path);
        expect(normalizeOperation(once)).toBe(once);
      }),
    );
  });
});

it("every request is of an operation or counted as folded", () => {
  const count = fc.record({
    route: fc.stringMatching(/^\/[a-f]{1,3}$/),
    failed: fc.boolean(),
    latencyStep: fc.integer({ min: 0, max: 600 }),
    count: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(count), fc.integer({ min: 1, max: 5 }), (counts, most) => {
      const { operations, foldedOperations } = foldOperations(counts, most);
      const routes = new Set(counts.map(({ route }) => route)).size;
      expect(operations.length + foldedOperations).toBe(routes);
      expect(operations.length).toBeLessThanOrEqual(most);
    }),
  );
});
