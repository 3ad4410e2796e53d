import { beforeAll, describe, expect, it } from "vitest";
import { ComparisonDto, ComparisonQuery } from "@/lib/domain/contracts/comparison";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { spansOf } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { retriedInVain, retriedToSuccess } from "@/lib/testing/gallery/failing-calls";
import { compareTraceSets } from "./compare-trace-sets";

const test = testDatabase();
let scope: ProjectScope;
const order = (trace: string, payments: readonly string[]) =>
  spansOf([
    { id: `${trace}-in`, trace, service: "gateway", name: "POST /orders", kind: "server" },
    ...payments.map((name, index) => ({
      id: `${trace}-${index}`,
      trace,
      parent: `${trace}-in`,
      service: "payments",
      name,
      at: index + 1,
      lasts: 1,
    })),
  ]);
beforeAll(async () => {
  scope = await createTestProject(test.db());
  await insertSpans(test.db(), scope, [
    ...order("well", ["charge"]),
    ...order("odd", ["charge", "charge", "refund"]),
  ]);
});
const compare = (query: object, project = scope) =>
  compareTraceSets({ db: test.db(), scope: project }, ComparisonQuery.parse(query));

describe("a comparison of traces", () => {
  it("tells what was added and what changed, with an example of each", async () => {
    const comparison = await compare({ before: traceIdOf("well"), after: traceIdOf("odd") });
    const { rows } = ComparisonDto.parse(comparison);
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ["POST /orders", "unchanged"],
      ["charge", "changed"],
      ["refund", "added"],
    ]);
    expect(rows[1]).toMatchObject({ changes: ["count"], after: { count: 2 } });
    expect(rows[2]?.after.example?.traceId).toBe(traceIdOf("odd"));
  });

  it("tells which operations stand out, in what, with a trace to look at", async () => {
    const project = await createTestProject(test.db());
    const traceIds = ["failed", "passed"].map((trace) => traceIdOf(trace));
    const named = (spans: readonly Span[], index: number) =>
      spans.map((span) => ({ ...span, traceId: traceIds[index] ?? span.traceId }));
    await insertSpans(test.db(), project, [
      ...named(retriedInVain(), 0),
      ...named(retriedToSuccess(), 1),
    ]);
    const { standouts } = ComparisonDto.parse(
      await compare({ before: traceIds[1], after: traceIds[0] }, project),
    );
    expect(standouts).toMatchObject([
      {
        service: "payments",
        name: "POST /charge",
        signs: ["errors"],
        before: { ownErrorRate: 0, retryAmplification: 3 },
        after: { errorFanOut: 1, retryAmplification: 3 },
        examples: [traceIds[0]],
      },
    ]);
  });

  it("says which traces it could not take in", async () => {
    const before = [traceIdOf("well"), traceIdOf("never sent")].join();
    const { status, reasons } = await compare({ before, after: traceIdOf("odd") });
    expect(status).toBe("degraded");
    expect(reasons.join()).toContain(`trace ${traceIdOf("never sent")} is not stored`);
  });

  it("refuses a side of one unknown trace, and an unknown incident, by name", async () => {
    const unknown = compare({ before: traceIdOf("well"), after: traceIdOf("never sent") });
    await expect(unknown).rejects.toMatchObject({ code: "not_found" });
    await expect(compare({ incident: "INC-1" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("sees nothing of another project", async () => {
    const other = await createTestProject(test.db());
    const attempt = compare({ before: traceIdOf("well"), after: traceIdOf("odd") }, other);
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  });

  it("wants two sides or an incident", () => {
    expect(ComparisonQuery.safeParse({ before: traceIdOf("well") }).success).toBe(false);
    expect(ComparisonQuery.safeParse({}).success).toBe(false);
  });
});
