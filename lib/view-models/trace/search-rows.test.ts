import { describe, expect, test } from "vitest";
import { waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { asksForAttributes, rowsOfNodes, searchRows } from "./search-rows";
import { toTraceModel } from "./trace-model";

const MODEL = toTraceModel(
  waterfallOf({
    rows: [
      { id: "00f067aa0ba902b7", depth: 0, at: 0, lasts: 9, service: "gateway", name: "POST /cart" },
      {
        id: "00f067aa0ba902b8",
        depth: 1,
        at: 0,
        lasts: 9,
        service: "cart",
        name: "GET /cart/{id}",
      },
      { id: "00f067aa0ba902b9", depth: 1, at: 0, lasts: 9, service: "payments", name: "Charge" },
    ],
  }),
);
const search = (query: string) => [...searchRows(MODEL, query)];

describe("searchRows", () => {
  test("finds in service and in name, ignoring case", () => {
    expect(search("CART")).toEqual([0, 1]);
  });

  test("every word has to be found, each anywhere", () => {
    expect(search("get cart")).toEqual([1]);
    expect(search("payments get")).toEqual([]);
  });

  test("finds a span by a piece of its id, but not by so short a piece that it means nothing", () => {
    expect(search("02b9")).toEqual([2]);
    expect(search("02b")).toEqual([]);
  });

  test("an empty search finds nothing, not everything", () => {
    expect(search("")).toEqual([]);
    expect(search("   ")).toEqual([]);
  });

  test("characters with a meaning in patterns are plain text", () => {
    expect(search("{id}")).toEqual([1]);
    expect(search(".*")).toEqual([]);
  });
});

describe("a search for attributes", () => {
  test.each([
    ["http.route=/cart", true],
    ["status!=error gateway", true],
    ["POST /cart", false],
    ["= alone", false],
    ["a ==", false],
  ])("%j asks the server: %s", (query, asks) => {
    expect(asksForAttributes(query)).toBe(asks);
  });

  test("answers are rows in their order, without what this trace does not have", () => {
    const found = rowsOfNodes(MODEL, ["unknown", "00f067aa0ba902b8", "00f067aa0ba902b7"]);
    expect([...found]).toEqual([0, 1]);
  });
});
