import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";
import { chooseChained } from "./choose-chained";
import { findCallPath } from "./find-call-path";
import { listRelatedServices } from "./list-related-services";

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
  source: "plain" as Incident["source"],
  service,
  route: null as string | null,
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
    ["of the same service and sender", alertOf("gateway", 1), incidentOf("gateway")],
    [
      "of another route of the service",
      { ...alertOf("gateway", 1), labels: { service: "gateway", route: "/b" } },
      { ...incidentOf("gateway"), source: "slo", route: "/a" } as const,
    ],
  ])("%s opens its own", (_what, alert, incident) => {
    expect(chooseChained(alert, [incident], CALLS)).toBeNull();
  });

  it.each(["alertmanager", "slo", "grafana"] as const)(
    "of its service and route, which %s opened, is its incident before any that calls it",
    (source) => {
      const own = { ...incidentOf("payments", 2), source, route: "/charge" };
      const alert = {
        ...alertOf("payments", 5),
        labels: { service: "payments", route: "/charge" },
      };
      const found = chooseChained(alert, [incidentOf("gateway"), own], CALLS);
      expect(found?.incident).toBe(own);
      expect(found?.because).toMatch(/ alerts on payments \/charge at the same time$/);
    },
  );

  it("of our own SLOs joins that of another SLO of the service", () => {
    const own = { ...incidentOf("payments", 2), source: "slo" as const };
    const alert = { ...alertOf("payments", 5), source: "slo" as const };
    expect(chooseChained(alert, [own], [])).toEqual({
      incident: own,
      because: "an SLO alerts on payments at the same time",
    });
  });
});

describe("the services whose incidents an alert may join", () => {
  it("are those on a way of calls to or from it, itself among them", () => {
    expect(listRelatedServices(["payments"], CALLS)).toEqual(
      ["bank", "checkout", "deep", "gateway", "payments", "vault"].sort(),
    );
    expect(listRelatedServices(["mail"], CALLS)).toEqual(["mail"]);
  });

  it("hold all that a way is found to, for any graph", () => {
    const service = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
    const calls = fc.array(fc.record({ from: service, to: service }), { maxLength: 14 });
    fc.assert(
      fc.property(calls, service, service, (graph, a, b) => {
        const isRelated = listRelatedServices([a], graph).includes(b);
        expect(isRelated).toBe(a === b || findCallPath(a, b, graph) !== null);
      }),
    );
  });
});
