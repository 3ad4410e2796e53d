import { describe, expect, it } from "vitest";
import type { IncidentSpec } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { describeBehaviour, isContradictory } from "./describe-behaviour";
import { scoreBehaviours } from "./score-behaviour";

/** What is said of pricing, below a gateway; and whether it contradicts itself. */
function saidOf(pricing: (isWindow: boolean) => Partial<Hop>, gatewayFails = true) {
  const draw: IncidentSpec["draw"] = ({ isWindow }) => ({
    service: "gateway",
    name: "GET /",
    ...(isWindow && gatewayFails ? { error: "500" } : {}),
    calls: [{ service: "pricing", name: "price", kind: "server", ...pricing(isWindow) }],
  });
  const { table, read, responsibility, learned, symptoms } = findingsOf({ draw });
  const behaviours = scoreBehaviours(table, responsibility, learned, symptoms);
  const found = behaviours.find(
    ({ operation }) => table.operations[operation]?.service === "pricing",
  );
  if (found === undefined) throw new Error("nothing is said of pricing");
  const evidence = describeBehaviour(table, read, found);
  return {
    first: evidence[0],
    groups: evidence.map(({ group }) => group),
    isContradictory: isContradictory(table, found),
  };
}

describe("behaviour in words", () => {
  it("says how it fails, how often, and that it did not before", () => {
    const { first, groups } = saidOf((isWindow) =>
      isWindow ? { throws: ["PriceError", ""] } : {},
    );
    expect(first?.statement).toBe(
      "fails with PriceError in 100 % of its executions, in none of 120 healthy traces",
    );
    expect(groups).toEqual(["failures", "coverage", "contrast"]);
    expect(first?.anchors.every((anchor) => anchor.startsWith("span:"))).toBe(true);
  });

  it("cites the log records that show it", () => {
    const {
      first,
      groups,
      isContradictory: contradicts,
    } = saidOf((isWindow) => ({
      logs: isWindow ? [{ body: "took the default" }] : [],
    }));
    expect(first?.statement).toMatch(/^writes “took the default” in 100 %/);
    expect(first?.anchors.every((anchor) => anchor.startsWith("log:"))).toBe(true);
    expect(groups[0]).toBe("logs");
    expect(contradicts).toBe(false);
  });

  it("says that it no longer writes what it used to", () => {
    const { first } = saidOf((isWindow) => ({
      logs: isWindow ? [] : [{ body: "price is ready" }],
    }));
    expect(first?.statement).toMatch(/^does not write “price is ready” in 100 %/);
  });

  it("says which calls appeared and which vanished", () => {
    const inner: Hop = { service: "pricing", name: "read rates", kind: "internal" };
    const appeared = saidOf((isWindow) => ({ calls: isWindow ? [inner] : [] }));
    expect(appeared.first?.statement).toMatch(/^calls pricing read rates in 100 %/);
    const vanished = saidOf((isWindow) => ({ calls: isWindow ? [] : [inner] }));
    expect(vanished.first?.statement).toMatch(/^does not call pricing read rates in 100 %/);
  });

  it("says that an error is logged in spans that end well, where it is", () => {
    const logs = [{ body: "no rates", severity: 17 }];
    const quiet = saidOf((isWindow) => ({ logs: isWindow ? logs : [] }));
    expect(quiet.isContradictory).toBe(true);
    expect(quiet.first?.statement).toMatch(
      /^writes the error “no rates” .*, in spans that end well$/,
    );
    const loud = saidOf((isWindow) => (isWindow ? { logs, error: "no rates" } : {}));
    expect(loud.isContradictory).toBe(false);
  });
});
