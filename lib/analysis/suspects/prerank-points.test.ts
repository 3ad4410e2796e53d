import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/domain/change";
import { changeOf, type IncidentSpec } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { gatherCandidates } from "./gather-candidates";
import { scorePrerank } from "./prerank-points";

/** Points of a service by their reason. */
function pointsOf(
  service: string,
  draw: IncidentSpec["draw"],
  changes: readonly Change[] = [],
): Readonly<Record<string, number>> {
  const findings = findingsOf({ draw });
  const candidate = gatherCandidates(findings, changes, findings.symptoms).find(
    (one) => one.service === service,
  );
  if (candidate === undefined) throw new Error(`${service} is no candidate`);
  const points = scorePrerank(findings, candidate);
  return Object.fromEntries(points.map((point) => [point.reason, point.points]));
}

const THROWN = { throws: ["RangeError", "overflow"] as const };

describe("pre-rank points", () => {
  it("are 5 for an exception and 3 for an error", () => {
    const draw: IncidentSpec["draw"] = ({ isWindow }) =>
      shopRequest({ payments: isWindow ? THROWN : {} });
    expect(pointsOf("payments", draw)).toEqual({
      "records an exception": 5,
      "ends with an error": 3,
    });
  });

  it("are 3 for an error without an exception", () => {
    const draw: IncidentSpec["draw"] = ({ isWindow }) =>
      shopRequest({ payments: isWindow ? { error: "overflow" } : {} });
    expect(pointsOf("payments", draw)).toEqual({ "ends with an error": 3 });
  });

  it("are 1 for being slow, and 2 for waiting for a pool", () => {
    const slow =
      (name: string): IncidentSpec["draw"] =>
      ({ isWindow }) => {
        const inner: Hop = { service: "stock", name, kind: "internal", works: isWindow ? 400 : 1 };
        return shopRequest({ stock: { calls: [inner] } });
      };
    expect(pointsOf("stock", slow("compute"))).toEqual({ "slower than usual": 1 });
    expect(pointsOf("stock", slow("pool.acquire"))).toEqual({
      "slower than usual": 1,
      "waits for a lock or a pool": 2,
    });
  });

  it("are 1 for a recent change", () => {
    const draw: IncidentSpec["draw"] = ({ isWindow }) =>
      shopRequest({ payments: isWindow ? THROWN : {} });
    const changed = pointsOf("payments", draw, [changeOf("payments")]);
    expect(changed["changed shortly before"]).toBe(1);
    const others = pointsOf("payments", draw, [changeOf("cart")]);
    expect(others["changed shortly before"]).toBeUndefined();
  });

  it("are 2 off for errors that are only passed on", () => {
    const refused: IncidentSpec["draw"] = ({ isWindow }) =>
      shopRequest({
        bank: isWindow ? { unseen: true, call: { error: "ECONNREFUSED" } } : {},
      });
    expect(pointsOf("payments", refused)).toEqual({
      "ends with an error": 3,
      "only passes on the errors of what it calls": -2,
    });
  });

  it("are 2 for being tried again and again", () => {
    const draw: IncidentSpec["draw"] = ({ isWindow }) => {
      const price = (fails: boolean): Hop => ({
        service: "pricing",
        name: "price",
        ...(fails ? THROWN : {}),
      });
      const calls = isWindow ? [price(true), price(true), price(false)] : [price(false)];
      return { service: "orders", name: "order", tolerates: true, calls };
    };
    expect(pointsOf("pricing", draw)["is tried again and again"]).toBe(2);
  });
});
