import { describe, expect, it } from "vitest";
import type { Attributes } from "@/lib/domain/attributes";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import type { EvidenceSet } from "./evidence-set";
import { locateHosts } from "./locate-hosts";

const NOTHING: EvidenceSet = {
  window: [],
  healthy: [],
  windowLogs: [],
  healthyLogs: [],
  metrics: [],
  changes: [],
};

function resource(attributes: Attributes) {
  return { attributes, droppedAttributesCount: 0, schemaUrl: "" };
}

const POD = { "k8s.pod.name": "cart-7d" };

describe("hosts", () => {
  it("are what a process says itself", () => {
    const hostOf = locateHosts(NOTHING);
    expect(hostOf(resource({ "host.name": "box-1" }))).toBe("box-1");
    expect(hostOf(resource({ "k8s.node.name": "node-1", "host.name": "cart-7d" }))).toBe("node-1");
  });

  it("are not the name that a pod gives itself", () => {
    expect(locateHosts(NOTHING)(resource({ ...POD, "host.name": "cart-7d" }))).toBeNull();
  });

  it("are what logs of the same pod say", () => {
    const log = logRecordOf({ id: "log" });
    const located = { ...log, resource: resource({ ...POD, "k8s.node.name": "node-2" }) };
    expect(locateHosts({ ...NOTHING, windowLogs: [located] })(resource(POD))).toBe("node-2");
    expect(locateHosts({ ...NOTHING, healthyLogs: [located] })(resource(POD))).toBe("node-2");
  });

  it("are what metrics of the same pod say", () => {
    const runs = { ...POD, "k8s.node.name": "node-3" };
    const metrics = [gaugeOf("cpu", "cart", { before: 1, runs })];
    expect(locateHosts({ ...NOTHING, metrics })(resource(POD))).toBe("node-3");
  });

  it("are not known where nothing tells", () => {
    expect(locateHosts(NOTHING)(resource(POD))).toBeNull();
    expect(locateHosts(NOTHING)(resource({}))).toBeNull();
  });
});
