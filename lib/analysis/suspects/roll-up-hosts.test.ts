import { describe, expect, it } from "vitest";
import type { Attributes } from "@/lib/domain/attributes";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { scoreOf } from "./candidate";
import { coverSymptoms } from "./cover-symptoms";
import { rollUpHosts } from "./roll-up-hosts";

const SERVICES = ["ads", "bank", "cart", "docs", "edge", "feed", "geo", "help"] as const;

/** Eight services beside each other below a gateway; those in trouble are slow in the window. */
function rolledUp(hostOf: Readonly<Record<string, string>>, inTrouble: readonly string[]) {
  const findings = findingsOf({
    draw: ({ isWindow }) => {
      const runs = (service: string): Attributes => ({
        "host.name": hostOf[service] ?? "node-0",
      });
      const calls = SERVICES.map(
        (service): Hop => ({
          service,
          name: `GET /${service}`,
          works: isWindow && inTrouble.includes(service) ? 90 : 8,
          runs: runs(service),
        }),
      );
      return { service: "gateway", name: "GET /", runs: runs("gateway"), calls };
    },
  });
  const before = coverSymptoms(findings, []);
  const after = rollUpHosts(findings, before);
  return { before, host: after.find(({ kind }) => kind === "host"), after };
}

const APART = { ads: "node-3", bank: "node-3", cart: "node-3", docs: "node-1", edge: "node-1" };

describe("a host as common cause", () => {
  it("outranks the services in trouble, which are all on it", () => {
    const { before, host } = rolledUp(APART, ["ads", "bank", "cart"]);
    expect(host?.service).toBe("node-3");
    expect(scoreOf(host ?? before[0] ?? missing())).toBeGreaterThan(
      Math.max(...before.map((one) => scoreOf(one))),
    );
    expect(host?.evidence[0]?.statement).toMatch(
      /^all 3 services in trouble run on it \((ads|bank|cart), .*\), and none of the 6 that run elsewhere/,
    );
    expect(host?.evidence[0]?.anchors.length).toBeGreaterThan(0);
  });

  it("keeps the services beside it", () => {
    const { before, after } = rolledUp(APART, ["ads", "bank"]);
    expect(after).toHaveLength(before.length + 1);
  });

  it("is none where one service alone is in trouble", () => {
    expect(rolledUp(APART, ["ads"]).host).toBeUndefined();
  });

  it("is none where services elsewhere are in trouble too", () => {
    expect(rolledUp(APART, ["ads", "bank", "docs"]).host).toBeUndefined();
  });

  it("is none where everything runs on one host: that tells nothing", () => {
    expect(rolledUp({}, ["ads", "bank", "cart"]).host).toBeUndefined();
  });

  it("is none where so many run there that it may well be chance", () => {
    const crowded = Object.fromEntries(SERVICES.map((service) => [service, "node-3"]));
    expect(rolledUp(crowded, ["ads", "bank"]).host).toBeUndefined();
  });
});

function missing(): never {
  throw new Error("no candidate");
}
