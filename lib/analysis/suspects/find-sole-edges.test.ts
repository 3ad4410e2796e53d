import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopOrRefund } from "@/lib/testing/incidents/shop-or-refund";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { SoleEdge } from "./find-sole-edges";

type Ways = Parameters<typeof shopOrRefund>[1];

const FAR: Partial<Hop> = { call: { network: 300 } };
const REFUSED: Partial<Hop> = {
  unseen: true,
  works: 1,
  calls: [],
  call: { error: "ECONNREFUSED" },
};

function soleEdges(during: Ways, always: Ways = {}, seed = 1): readonly SoleEdge[] {
  const { edges } = findingsOf({
    seed,
    draw: ({ isWindow, index }) => shopOrRefund(index, isWindow ? during : always),
  });
  return edges;
}

const FROM_CHECKOUT = { caller: "checkout", callee: "payments" };

describe("ways in trouble alone", () => {
  it("are those on which time is lost while all others of both ends are as ever", () => {
    expect(soleEdges({ fromCheckout: FAR })).toMatchObject([
      { ...FROM_CHECKOUT, wellCallers: ["refunds"], wellCallees: ["cart", "stock"] },
    ]);
  });

  it("are those on which calls find nobody", () => {
    expect(soleEdges({ fromCheckout: REFUSED })).toMatchObject([FROM_CHECKOUT]);
    expect(soleEdges({ fromRefunds: REFUSED })).toMatchObject([
      { caller: "refunds", callee: "payments", wellCallers: ["checkout"], wellCallees: ["mail"] },
    ]);
  });

  it("are none where the callee is late or away for all of its callers", () => {
    expect(soleEdges({ fromCheckout: FAR, fromRefunds: FAR })).toEqual([]);
    expect(soleEdges({ fromCheckout: REFUSED, fromRefunds: REFUSED })).toEqual([]);
    expect(soleEdges({ fromCheckout: REFUSED, fromRefunds: FAR })).toEqual([]);
  });

  it("are none where it has always been so", () => {
    expect(soleEdges({ fromCheckout: FAR }, { fromCheckout: FAR })).toEqual([]);
    expect(soleEdges({ fromCheckout: REFUSED }, { fromCheckout: REFUSED })).toEqual([]);
  });

  it("are none where the callee takes the time itself, or answers with an error", () => {
    expect(soleEdges({ fromCheckout: { works: 300 } })).toEqual([]);
    expect(soleEdges({ fromCheckout: { error: "overflow" } })).toEqual([]);
  });

  it("are none where nobody else calls the callee, or the caller calls nobody else", () => {
    const { edges: oneCaller } = findingsOf({
      draw: ({ isWindow }) => shopRequest({ payments: isWindow ? FAR : {} }),
    });
    expect(oneCaller).toEqual([]);
    const { edges: oneCallee } = findingsOf({
      draw: ({ isWindow, index }) => {
        const isReport = index % 2 === 0;
        const price: Hop = {
          service: "pricing",
          name: "GET /price",
          ...(isWindow && isReport ? FAR : {}),
        };
        const service = isReport ? "reports" : "orders";
        const served: Hop = { service, name: `GET /${service}`, calls: [price] };
        return { service: "gateway", name: `GET /${service}`, calls: [served] };
      },
    });
    expect(oneCallee).toEqual([]);
  });

  it("show themselves by the calls that lost most, and never by healthy ones", () => {
    const { table, edges } = findingsOf({
      draw: ({ isWindow, index }) => shopOrRefund(index, isWindow ? { fromCheckout: FAR } : {}),
    });
    const rows = edges[0]?.rows ?? [];
    expect(rows).toHaveLength(25);
    for (const row of rows) {
      expect(table.operations[table.operationOf[row] ?? -1]).toMatchObject({
        service: "checkout",
        target: "payments",
      });
      expect(table.traces[table.traceOf[row] ?? -1]?.isWindow).toBe(true);
    }
    const gaps = rows.map(
      (row) =>
        (table.durationNano[row] ?? 0) - (table.durationNano[table.answerOf[row] ?? -1] ?? 0),
    );
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
  });

  it("are found whichever of the two ways is slow, by however much, and no other with them", () => {
    const drawn = fc.record({
      seed: fc.integer({ min: 1, max: 10_000 }),
      network: fc.integer({ min: 60, max: 2000 }),
      fromCheckout: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ seed, network, fromCheckout }) => {
        const slow = { call: { network } };
        const during: Ways = fromCheckout ? { fromCheckout: slow } : { fromRefunds: slow };
        const found = soleEdges(during, {}, seed);
        const caller = fromCheckout ? "checkout" : "refunds";
        for (const edge of found) expect(edge).toMatchObject({ caller, callee: "payments" });
        return found.length === 1;
      }),
      { numRuns: 40 },
    );
  });
});
