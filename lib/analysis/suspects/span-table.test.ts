import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { operationNamed, rowNamed, tableOf } from "@/lib/testing/builders/table-of";

/**
 *     entry        gateway
 *       call       gateway  client ─▶ pricing
 *         serve    pricing  server
 *           work   pricing
 *       log        gateway
 */
const CALL: readonly SpanSpec[] = [
  { id: "entry", service: "gateway", kind: "server", lasts: 20 },
  {
    id: "call",
    parent: "entry",
    service: "gateway",
    kind: "client",
    at: 1,
    lasts: 10,
    attributes: { "server.address": "pricing.internal", "server.port": 80 },
  },
  { id: "serve", parent: "call", service: "pricing", kind: "server", at: 2, lasts: 8 },
  { id: "work", parent: "serve", service: "pricing", at: 3, lasts: 5 },
  { id: "log", parent: "entry", service: "gateway", at: 15, lasts: 1 },
];

/** The same call, with nobody to answer it. */
const UNANSWERED = CALL.filter(({ id }) => id === "entry" || id === "call");

describe("span table", () => {
  it("has a row for each span, callers before what they call", () => {
    const table = tableOf([CALL], [CALL]);
    expect(table.spans.slice(0, 5).map(({ name }) => name)).toEqual(CALL.map(({ id }) => id));
    expect([...table.parentOf.slice(0, 5)]).toEqual([-1, 0, 1, 2, 0]);
    expect([...table.endOf.slice(0, 5)]).toEqual([5, 4, 4, 4, 5]);
    expect(
      table.traces.map(({ isWindow, firstRow, endRow }) => [isWindow, firstRow, endRow]),
    ).toEqual([
      [true, 0, 5],
      [false, 5, 10],
    ]);
  });

  it("counts an operation once, whichever side it is seen on", () => {
    const table = tableOf([CALL], [CALL]);
    expect(table.operations).toHaveLength(5);
    expect([...table.operationOf]).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
  });

  it("leaves ids in names out of account", () => {
    const named = (name: string): SpanSpec[] => [{ id: "a", name }];
    expect(tableOf([named("GET /orders/1"), named("GET /orders/22")]).operations).toHaveLength(1);
  });

  it("keeps time of its own apart from that of what is called", () => {
    const table = tableOf([CALL]);
    expect(table.selfNano[rowNamed(table, "entry")]).toBe(9e6);
    expect(table.selfNano[rowNamed(table, "serve")]).toBe(3e6);
    expect(table.startNano[rowNamed(table, "work")]).toBe(3e6);
  });
});

describe("targets of calls", () => {
  it("are those who answer", () => {
    const table = tableOf([CALL]);
    expect(table.answerOf[rowNamed(table, "call")]).toBe(rowNamed(table, "serve"));
    expect(table.operations[operationNamed(table, "call")]?.target).toBe("pricing");
    expect(table.operations[operationNamed(table, "work")]?.target).toBeNull();
  });

  it("are those who answer at that address at other times, when nobody does", () => {
    const table = tableOf([UNANSWERED], [CALL]);
    expect(table.answerOf[rowNamed(table, "call")]).toBe(-1);
    expect(table.operations[operationNamed(table, "call")]?.target).toBe("pricing");
  });

  it("are addresses, without their ports, when nobody ever does", () => {
    const table = tableOf([UNANSWERED]);
    expect(table.operations[operationNamed(table, "call")]?.target).toBe("pricing.internal");
  });

  it("are addresses where several services answer at one", () => {
    const other = CALL.map((spec) =>
      spec.service === "pricing" ? { ...spec, service: "tax" } : spec,
    );
    const table = tableOf([UNANSWERED], [CALL, other]);
    const row = rowNamed(table, "call");
    expect(table.operations[table.operationOf[row] ?? -1]?.target).toBe("pricing.internal");
  });

  it("are nobody when nothing tells", () => {
    const table = tableOf([[{ id: "call", kind: "client" }]]);
    expect(table.operations[0]?.target).toBeNull();
  });
});

describe("routes", () => {
  const behindProxy = (route: string): SpanSpec[] => [
    { id: "proxy", service: "proxy", kind: "server", lasts: 20 },
    { id: "pass", parent: "proxy", service: "proxy", kind: "client", lasts: 18 },
    { id: "serve", parent: "pass", name: route, service: "shop", kind: "server", lasts: 16 },
  ];

  it("look through a proxy that does nothing but pass requests on", () => {
    const { traces } = tableOf([
      behindProxy("GET /a"),
      behindProxy("GET /b"),
      behindProxy("GET /a"),
    ]);
    const [a, b, again] = traces.map(({ route }) => route);
    expect(a).not.toBe(b);
    expect(again).toBe(a);
  });

  it("are told by the entry when it calls several services for one request", () => {
    const busy = (route: string): SpanSpec[] => [
      ...behindProxy(route),
      { id: "ask", parent: "proxy", service: "proxy", kind: "client", at: 19, lasts: 1 },
      { id: "tell", parent: "ask", service: "auth", kind: "server", at: 19, lasts: 1 },
    ];
    const { traces } = tableOf([busy("GET /a"), busy("GET /b")]);
    expect(traces[0]?.route).toBe(traces[1]?.route);
  });

  it("are told by the entry where it always passes on to the same place", () => {
    const { traces, operations } = tableOf([behindProxy("GET /a"), behindProxy("GET /a")]);
    expect(operations[traces[0]?.route ?? -1]?.service).toBe("proxy");
  });
});
