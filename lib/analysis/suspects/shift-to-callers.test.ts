import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { tableOf } from "@/lib/testing/builders/table-of";
import { shiftToCallers } from "./shift-to-callers";
import type { SpanTable } from "./span-table";

interface Asking {
  readonly caller: string;
  readonly times: number;
  /** Of these, how many end in trouble of pricing's own. */
  readonly broken: number;
  readonly status?: number;
}

function tracesOf({ caller, times, broken, status = 500 }: Asking): SpanSpec[][] {
  return Array.from({ length: times }, (_, i) => [
    { id: "ask", service: caller, kind: "client" as const },
    {
      id: "price",
      parent: "ask",
      service: "pricing",
      kind: "server" as const,
      ...(i < broken ? { error: "", attributes: { "http.response.status_code": status } } : {}),
    },
  ]);
}

/** Trouble of its own before: all of it pricing's. After: by `service`, summed. */
function shifted(...asking: readonly Asking[]): {
  table: SpanTable;
  of: (service: string) => number;
} {
  const table = tableOf(asking.flatMap(tracesOf));
  const own = Float64Array.from(table.failures, (failure) => (failure ? 1 : 0));
  const before = own.slice();
  const after = shiftToCallers(table, own);
  expect(own).toEqual(before);
  const of = (service: string) =>
    after.reduce((sum, value, row) => {
      return (
        sum + (table.operations[table.operationOf[row] ?? -1]?.service === service ? value : 0)
      );
    }, 0);
  return { table, of };
}

describe("trouble that one caller alone has", () => {
  it("is the caller's when the answer says that the request was wrong", () => {
    const { of } = shifted(
      { caller: "web", times: 20, broken: 15, status: 400 },
      { caller: "partners", times: 20, broken: 0 },
    );
    expect(of("web")).toBe(15);
    expect(of("pricing")).toBe(0);
  });

  it("is shared when the callee broke on it", () => {
    const { of } = shifted(
      { caller: "web", times: 20, broken: 20 },
      { caller: "partners", times: 20, broken: 0 },
    );
    expect(of("web")).toBeCloseTo(7);
    expect(of("pricing")).toBeCloseTo(13);
  });

  it("stays where it is when others have it too", () => {
    const { of } = shifted(
      { caller: "web", times: 20, broken: 15, status: 400 },
      { caller: "partners", times: 20, broken: 5, status: 400 },
    );
    expect(of("web")).toBe(0);
    expect(of("pricing")).toBe(20);
  });

  it("stays where it is when there is one caller only: it cannot be told", () => {
    expect(shifted({ caller: "web", times: 20, broken: 20, status: 400 }).of("pricing")).toBe(20);
  });

  it("stays where it is when others asked too seldom", () => {
    const { of } = shifted(
      { caller: "web", times: 20, broken: 20, status: 400 },
      { caller: "partners", times: 4, broken: 0 },
    );
    expect(of("pricing")).toBe(20);
  });

  it("leaves the part that others have as well", () => {
    const { of } = shifted(
      { caller: "web", times: 20, broken: 20, status: 400 },
      { caller: "partners", times: 20, broken: 2, status: 400 },
    );
    expect(of("web")).toBeCloseTo(18);
    expect(of("pricing")).toBeCloseTo(4);
  });
});
