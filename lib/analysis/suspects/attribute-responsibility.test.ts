import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { rowNamed, tableOf } from "@/lib/testing/builders/table-of";
import { attributeResponsibility } from "./attribute-responsibility";
import { findTainted } from "./find-tainted";
import { learnAbnormal } from "./learn-abnormal";
import { readFeatures } from "./span-features";

type Draw = (isWindow: boolean) => readonly SpanSpec[];

/** Twenty traces on each side; what a span of the first of the window has of its own, by name. */
function attributed(draw: Draw) {
  const times = (isWindow: boolean) => Array.from({ length: 20 }, () => draw(isWindow));
  const table = tableOf(times(true), times(false));
  const read = readFeatures(table, []);
  const learned = learnAbnormal(table, read, findTainted(table, read));
  const found = attributeResponsibility(table, read, learned);
  return {
    own: (name: string) => found.own[rowNamed(table, name)] ?? 0,
    abnormal: (name: string) => found.abnormal[rowNamed(table, name)] ?? 0,
    unanswered: (name: string) => found.unanswered[rowNamed(table, name)] ?? 0,
    healthy: (name: string) => found.own[rowNamed(table, name, false)] ?? 0,
    shownBy: (name: string) => learned[found.shownBy[rowNamed(table, name)] ?? -1]?.text,
  };
}

/** gateway ─▶ checkout ─▶ payments, each as told in the window. */
function chain(window: Readonly<Record<string, Partial<SpanSpec>>>): Draw {
  const specs: SpanSpec[] = [
    { id: "gateway", service: "gateway", kind: "server", lasts: 100 },
    { id: "call", parent: "gateway", service: "gateway", kind: "client", at: 1, lasts: 90 },
    { id: "checkout", parent: "call", service: "checkout", kind: "server", at: 2, lasts: 80 },
    { id: "charge", parent: "checkout", service: "checkout", kind: "client", at: 3, lasts: 70 },
    { id: "payments", parent: "charge", service: "payments", kind: "server", at: 4, lasts: 60 },
  ];
  return (isWindow) => specs.map((spec) => (isWindow ? { ...spec, ...window[spec.id] } : spec));
}

const FAILED = { error: "500" };

describe("responsibility", () => {
  it("is explained away by the callee that failed", () => {
    const { own, abnormal, shownBy } = attributed(
      chain({
        gateway: FAILED,
        call: FAILED,
        checkout: FAILED,
        charge: FAILED,
        payments: FAILED,
      }),
    );
    expect(own("payments")).toBeGreaterThan(0.9);
    expect(shownBy("payments")).toBe("error");
    for (const name of ["gateway", "call", "checkout", "charge"]) {
      expect(abnormal(name)).toBeGreaterThan(0.9);
      expect(own(name)).toBeLessThan(0.1);
    }
  });

  it("stays with the one whose callees are well", () => {
    const { own } = attributed(chain({ gateway: FAILED, call: FAILED, checkout: FAILED }));
    expect(own("checkout")).toBeGreaterThan(0.9);
    expect(own("gateway")).toBeLessThan(0.1);
    expect(own("payments")).toBe(0);
  });

  it("is nobody's in healthy traces", () => {
    expect(attributed(chain({ payments: FAILED })).healthy("payments")).toBe(0);
  });

  it("reaches across spans that say nothing", () => {
    const { own } = attributed(chain({ gateway: FAILED, payments: FAILED }));
    expect(own("payments")).toBeGreaterThan(0.9);
    expect(own("gateway")).toBeLessThan(0.1);
  });

  it("is smaller for an answer that the request was wrong", () => {
    const attributes = { "http.response.status_code": 404 };
    const { own } = attributed(chain({ payments: { error: "", attributes } }));
    expect(own("payments")).toBeGreaterThan(0.2);
    expect(own("payments")).toBeLessThan(0.4);
  });

  it("of a timeout is with those who took the time, by the share that they took", () => {
    const late = { lasts: 1000 };
    const { own } = attributed(
      chain({
        gateway: { lasts: 1000 },
        call: { lasts: 950 },
        checkout: { lasts: 940 },
        charge: { lasts: 900, error: "deadline exceeded" },
        payments: late,
      }),
    );
    expect(own("payments")).toBeGreaterThan(0.8);
    expect(own("charge")).toBeLessThan(0.2);
  });

  it("of a call that nobody answers is mostly with whom it called", () => {
    const refused = { error: "ECONNREFUSED", attributes: { "server.address": "payments" } };
    const draw = chain({ gateway: FAILED, call: FAILED, checkout: FAILED, charge: refused });
    const { own, unanswered } = attributed((isWindow) =>
      draw(isWindow).filter(({ id }) => !(isWindow && id === "payments")),
    );
    expect(unanswered("charge")).toBeGreaterThan(0.7);
    expect(own("charge")).toBeLessThan(0.3);
    expect(own("checkout")).toBeLessThan(0.1);
  });
});
