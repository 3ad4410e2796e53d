import { describe, expect, it } from "vitest";
import { candidateOf, evidencePiece } from "@/lib/testing/builders/suspect-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopOrRefund } from "@/lib/testing/incidents/shop-or-refund";
import { scoreOf } from "./candidate";
import { nameEdges } from "./name-edges";

const findings = findingsOf({
  draw: ({ isWindow, index }) =>
    shopOrRefund(index, isWindow ? { fromCheckout: { call: { network: 300 } } } : {}),
});
const [edge] = findings.edges;
const rows = edge?.rows.slice(0, 5) ?? [];
const PAYMENTS = candidateOf("payments", [5], { operation: "POST /charge", rows });
const CHECKOUT = candidateOf("checkout", [3], { operation: "place order", rows });

describe("a suspect whose trouble lies on one way", () => {
  it("is that way, with its rank, service and operation as they were", () => {
    const [named] = nameEdges(findings, [PAYMENTS]);
    expect(named).toMatchObject({
      kind: "edge",
      edge: { caller: "checkout", callee: "payments" },
      service: "payments",
      operation: "POST /charge",
    });
    expect(scoreOf(named ?? PAYMENTS)).toBe(scoreOf(PAYMENTS));
  });

  it("is shown by the spans of both ends", () => {
    const [named] = nameEdges(findings, [PAYMENTS]);
    const services = named?.rows.map(
      (row) => findings.table.operations[findings.table.operationOf[row] ?? -1]?.service,
    );
    expect(services?.slice(0, 4)).toEqual(["checkout", "payments", "checkout", "payments"]);
  });

  it("says who is well, with a span of each", () => {
    const said = nameEdges(findings, [PAYMENTS])[0]?.evidence.at(-1);
    expect(said).toMatchObject({
      group: "callers",
      nats: 0,
      statement:
        "it lies on the way from checkout to payments: payments answers refunds as ever, and cart and stock answer checkout as ever",
    });
    expect(said?.anchors).toHaveLength(3);
  });

  it("is one of its two ends alone: the likelier", () => {
    const kinds = nameEdges(findings, [CHECKOUT, PAYMENTS]).map(({ kind }) => kind);
    expect(kinds).toEqual(["operation", "edge"]);
  });

  it.each([
    ["has trouble elsewhere", { rows: [0, 1, 2, ...rows] }],
    ["has no spans to show for it", { rows: [] }],
    [
      "is told of by its own metrics",
      { evidence: [evidencePiece({ nats: 1 }), evidencePiece({ group: "metrics", nats: 4 })] },
    ],
    ["has hardly anything that speaks for it", { evidence: [evidencePiece({ nats: 0.9 })] }],
    ["is a host", { kind: "host" as const }],
    ["is another service", { service: "bank" }],
  ])("stays what it is where it %s", (_, spec) => {
    const other = { ...PAYMENTS, ...spec };
    expect(nameEdges(findings, [other])).toEqual([other]);
  });
});
