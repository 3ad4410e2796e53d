import { describe, expect, it } from "vitest";
import type { Hop } from "@/lib/testing/builders/request-of";
import { candidateOf } from "@/lib/testing/builders/suspect-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { scoreOf } from "./candidate";
import { noteRetries } from "./note-retries";

/** Orders tries pricing `attempts` times in the window, and as told in health. */
function findingsWith(attempts: number, healthyAttempts = 1) {
  const price = (fails: boolean): Hop => ({
    service: "pricing",
    name: "price",
    ...(fails ? { error: "unavailable", answers: 503 } : {}),
  });
  return findingsOf({
    draw: ({ isWindow }) => {
      const count = isWindow ? attempts : healthyAttempts;
      const calls = Array.from({ length: count }, (_, i) => price(i < count - 1));
      return { service: "orders", name: "order", tolerates: true, calls };
    },
  });
}

describe("retries", () => {
  it("are noted where the one that is tried is suspected, and weigh nothing there", () => {
    const [pricing, orders] = noteRetries(findingsWith(4), [
      candidateOf("pricing", [6]),
      candidateOf("orders", [1]),
    ]);
    expect(pricing?.evidence[1]).toMatchObject({
      group: "calls",
      nats: 0,
      statement:
        "orders calls pricing 4 times for one answer in 60 traces, never before: it amplifies the trouble and is no cause of it",
    });
    expect(pricing?.evidence[1]?.anchors).toHaveLength(5);
    expect(orders?.evidence).toHaveLength(1);
  });

  it("speak a little against the caller where nothing else explains the first attempt", () => {
    const [orders] = noteRetries(findingsWith(40), [candidateOf("orders", [2])]);
    const added = scoreOf(orders ?? candidateOf("", [])) - 2;
    expect(added).toBeGreaterThan(0.3);
    expect(added).toBeLessThanOrEqual(0.7);
  });

  it("never make anybody a suspect who was none", () => {
    const nobody = [candidateOf("orders", []), candidateOf("gateway", [2])];
    expect(noteRetries(findingsWith(40), nobody)).toEqual(nobody);
  });

  it("are not noted where things are tried as often as ever", () => {
    const before = [candidateOf("pricing", [6])];
    expect(noteRetries(findingsWith(3, 3), before)).toEqual(before);
    expect(noteRetries(findingsWith(1), before)).toEqual(before);
  });
});
