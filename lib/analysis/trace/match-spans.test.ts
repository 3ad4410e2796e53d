import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembledOf } from "@/lib/testing/builders/assembled-of";
import { exceptionAt } from "@/lib/testing/builders/span-of";
import { matchSpans, parseSpanQuery } from "./match-spans";

const trace = assembledOf([
  { id: "in", service: "gateway", name: "POST /orders", kind: "server" },
  {
    id: "pay",
    parent: "in",
    service: "payments",
    name: "charge",
    at: 1,
    error: "declined",
    attributes: { "http.route": "/charges/:id", amount: 42, "db.name": "shop main" },
    events: [exceptionAt(2, "CardError", "no funds on the card")],
  },
]);
const find = (query: string) =>
  matchSpans(trace, parseSpanQuery(query)).map((index) => {
    const node = trace.nodes[index];
    return node?.kind === "span" ? node.span.name : null;
  });

describe("a search in a trace", () => {
  it.each([
    ["CHARGE", ["charge"]],
    ["no funds", ["charge"]],
    ['"no funds on"', ["charge"]],
    ["http.route=/charges", ["charge"]],
    ["amount=42", ["charge"]],
    ['amount="4"', []],
    ['db.name="shop main"', ["charge"]],
    ["status=error kind=internal", ["charge"]],
    ["status!=error", ["POST /orders"]],
    ["service=gateway", ["POST /orders"]],
    ["exception.type=CardError", ["charge"]],
    ["event=exception", ["charge"]],
    ["service.name=payments declined", ["charge"]],
    ["http.route=", ["charge"]],
    ["http.route!=", ["POST /orders"]],
    ["gateway declined", []],
    ["", []],
  ])("for %j finds %j", (query, names) => {
    expect(find(query)).toEqual(names);
  });

  it("never fails, whatever is typed, and leaves the trace as it was", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const found = matchSpans(trace, parseSpanQuery(query));
        expect(found.every((index) => trace.nodes[index] !== undefined)).toBe(true);
      }),
    );
  });
});
