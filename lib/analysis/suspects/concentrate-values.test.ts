import { describe, expect, it } from "vitest";
import type { Attributes } from "@/lib/domain/attributes";
import type { Occasion } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf, operationNamed } from "@/lib/testing/builders/table-of";
import { concentrateValues } from "./concentrate-values";

interface Execution {
  readonly isBroken: boolean;
  readonly attributes?: Attributes;
  readonly runs?: Attributes;
}

function concentrated(draw: (occasion: Occasion) => Execution, window = 60) {
  const { table } = findingsOf({
    window,
    draw: (occasion): Hop => {
      const { isBroken, ...rest } = draw(occasion);
      return { service: "pricing", name: "price", ...rest, ...(isBroken ? { error: "no" } : {}) };
    },
  });
  const operation = operationNamed(table, "price");
  return concentrateValues(table, operation, (row) => Boolean(table.failures[row]));
}

describe("trouble that comes with an attribute's value", () => {
  it("names the value, how common trouble is with it and without, and where to look", () => {
    const found = concentrated(({ isWindow, index }) => ({
      isBroken: isWindow && index % 4 === 0,
      attributes: { tenant: `tenant-${index % 4}` },
    }));
    expect(found?.statement).toBe(
      "its trouble comes with tenant “tenant-0”: in 100 % of the traces with “tenant-0”, in 0 % of those with another",
    );
    expect(found?.group).toBe("contrast");
    expect(found?.anchors).toHaveLength(1);
    expect(found?.anchors[0]).toMatch(/^span:[0-9a-f]{16}#attr=tenant$/);
  });

  it("names several values of one attribute", () => {
    const found = concentrated(
      ({ isWindow, index }) => ({
        isBroken: isWindow && index % 10 < 2,
        attributes: { shard: `s${index % 10}` },
      }),
      200,
    );
    expect(found?.statement).toMatch(/shard “s0”, “s1”:/);
  });

  it("weighs little: it says where, and not who", () => {
    const found = concentrated(
      ({ isWindow, index }) => ({
        isBroken: isWindow && index % 4 === 0,
        attributes: { tenant: `tenant-${index % 4}` },
      }),
      400,
    );
    expect(found?.nats).toBeGreaterThan(0.5);
    expect(found?.nats).toBeLessThan(1);
  });

  it("finds a version that is new", () => {
    const found = concentrated(({ isWindow }) => ({
      isBroken: isWindow,
      runs: { "service.version": isWindow ? "2" : "1" },
    }));
    expect(found?.statement).toMatch(/service\.version “2”/);
  });

  it("finds a pod among others", () => {
    const found = concentrated(({ isWindow, index }) => ({
      isBroken: isWindow && index % 5 === 0,
      runs: { "k8s.pod.name": `pod-${index % 5}` },
    }));
    expect(found?.statement).toMatch(/k8s\.pod\.name “pod-0”/);
  });

  it("does not suspect a pod for being new", () => {
    const found = concentrated(({ isWindow }) => ({
      isBroken: isWindow,
      runs: { "k8s.pod.name": isWindow ? "pod-new" : "pod-old" },
    }));
    expect(found).toBeNull();
  });

  it("is nothing where trouble comes with every value alike", () => {
    const found = concentrated(({ isWindow, index, random }) => ({
      isBroken: isWindow && random.next() < 0.5,
      attributes: { tenant: `tenant-${index % 4}` },
    }));
    expect(found).toBeNull();
  });

  it("is nothing for ids, outcomes, and one or two executions", () => {
    const ids = concentrated(({ isWindow, index }) => ({
      isBroken: isWindow && index % 2 === 0,
      attributes: { "order.id": `o${index}`, "http.response.status_code": index % 2 ? 200 : 500 },
    }));
    expect(ids).toBeNull();
    const few = concentrated(
      ({ isWindow, index }) => ({
        isBroken: isWindow && index === 0,
        attributes: { tenant: `tenant-${index}` },
      }),
      3,
    );
    expect(few).toBeNull();
  });
});
