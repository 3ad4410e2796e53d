import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alert } from "@/lib/domain/alert";
import { chooseChained } from "./choose-chained";
import { findCallPath } from "./find-call-path";

const MINUTE = 60_000;
const at = (minute: number) => new Date(1_795_000_000_000 + minute * MINUTE);
const CALLS = [
  { from: "gateway", to: "checkout" },
  { from: "checkout", to: "payments" },
  { from: "payments", to: "bank" },
  { from: "bank", to: "vault" },
  { from: "vault", to: "deep" },
  { from: "gateway", to: "cart" },
];

const alertOf = (service: string, startMinute: number, endMinute: number | null = null): Alert => ({
  source: "plain",
  receiver: "",
  groupKey: service,
  fingerprint: service,
  status: endMinute === null ? "firing" : "resolved",
  startsAt: at(startMinute),
  endsAt: endMinute === null ? null : at(endMinute),
  labels: { alertname: "A", service },
  annotations: {},
  generatorUrl: "",
});
const incidentOf = (service: string, opened = 0, resolved: number | null = null) => ({
  service,
  openedAt: at(opened),
  resolvedAt: resolved === null ? null : at(resolved),
});

describe("the way of calls between two services", () => {
  it("is the shortest, caller first, whichever is asked for first", () => {
    expect(findCallPath("payments", "gateway", CALLS)).toEqual(["gateway", "checkout", "payments"]);
    expect(findCallPath("gateway", "payments", CALLS)).toEqual(["gateway", "checkout", "payments"]);
  });

  it("is none of siblings, of one service, and of those more than four calls apart", () => {
    expect(findCallPath("checkout", "cart", CALLS)).toBeNull();
    expect(findCallPath("cart", "cart", CALLS)).toBeNull();
    expect(findCallPath("gateway", "vault", CALLS)).toHaveLength(5);
    expect(findCallPath("gateway", "deep", CALLS)).toBeNull();
  });

  it("is made of calls there are, for any graph", () => {
    const service = fc.constantFrom("a", "b", "c", "d", "e");
    const calls = fc.array(fc.record({ from: service, to: service }), { maxLength: 12 });
    fc.assert(
      fc.property(calls, service, service, (graph, a, b) => {
        const path = findCallPath(a, b, graph);
        if (path === null) return;
        expect(new Set([path[0], path.at(-1)])).toEqual(new Set([a, b]));
        for (let i = 1; i < path.length; i++) {
          expect(graph).toContainEqual({ from: path[i - 1], to: path[i] });
        }
      }),
    );
  });
});

describe("an alert of another group", () => {
  it("joins the incident that is nearest by calls, and says why", () => {
    const near = incidentOf("payments", 2);
    const found = chooseChained(alertOf("bank", 5), [incidentOf("gateway"), near], CALLS);
    expect(found).toEqual({
      incident: near,
      because: "payments calls bank (payments → bank), and both alert at the same time",
    });
  });

  it.each([
    ["half an hour later", alertOf("payments", 31), incidentOf("gateway")],
    ["well before", alertOf("payments", -11), incidentOf("gateway")],
    ["after its end", alertOf("payments", 10), incidentOf("gateway", 0, 9)],
    ["that ended before it", alertOf("payments", -5, -1), incidentOf("gateway")],
    ["of a service that neither calls nor is called", alertOf("cart", 1), incidentOf("checkout")],
    ["of the same service", alertOf("gateway", 1), incidentOf("gateway")],
  ])("%s opens its own", (_what, alert, incident) => {
    expect(chooseChained(alert, [incident], CALLS)).toBeNull();
  });
});
