import { describe, expect, it } from "vitest";
import { citeFact } from "@/lib/analysis/citations/cite-fact";
import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { createVerifier } from "@/lib/analysis/citations/verify-claim";
import type { Fact } from "@/lib/domain/claim";
import type { Metric } from "@/lib/domain/metric";
import { insertMetrics } from "@/lib/store/telemetry/insert-metrics";
import {
  FIRED_MS,
  failingPayment,
  fireIncident,
  MANY,
} from "@/lib/testing/builders/fired-incident";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { resourceOf, TEST_SCOPE } from "@/lib/testing/builders/resource-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { Tracepack } from "@/lib/tracepack/tracepack-schema";
import { loadIncident } from "../incident/get-incident";
import { loadEvidenceSet } from "../suspects/load-evidence-set";
import { planEvidence } from "../suspects/plan-evidence";
import { resolveAnchors } from "../verdict/resolve-anchors";
import { getTracepack } from "./get-tracepack";
import { loadCitedEvidence } from "./load-cited-evidence";

const test = testDatabase();
const MINUTE_MS = 60_000;

/** A gauge that stands at 2 and jumps when the first order fails, with an exemplar of that. */
function queueLength(): Metric {
  const minutes = Array.from({ length: 40 }, (_, i) => i / 2 - 1);
  const points = minutes.map((minute) => ({
    startUnixNano: atMs(0),
    timeUnixNano: atMs(minute * MINUTE_MS + 100),
    attributes: {},
    flags: 0,
    value: minute >= 18 ? 90 : 2 + (Math.abs(minute) % 2) / 10,
    exemplars:
      minute === 18
        ? [
            {
              timeUnixNano: atMs(18 * MINUTE_MS + 101),
              value: 90,
              traceId: null,
              spanId: spanIdOf(failingPayment()),
              filteredAttributes: {},
            },
          ]
        : [],
  }));
  return {
    name: "queue.length",
    description: "",
    unit: "{jobs}",
    metadata: {},
    data: { kind: "gauge", points },
    resource: resourceOf("payments"),
    scope: TEST_SCOPE,
  };
}

describe("the evidence that claims are held against", () => {
  it("holds the metrics that suspects are ranked by, their exemplars too, and an anchor that resolves", async () => {
    const scope = await createTestProject(test.db());
    const ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + MINUTE_MS) };
    const incidentId = await fireIncident(ctx, "orders", MANY);
    await insertMetrics(test.db(), scope, [queueLength()]);
    const incident = await loadIncident(ctx, incidentId);
    const cited = await loadCitedEvidence(ctx, incident);
    const { set } = await loadEvidenceSet(ctx, await planEvidence(ctx, incident));
    expect(cited.metrics).toEqual(set.metrics);
    expect(cited.complete).toEqual({ window: true, healthy: true, logs: true });

    const index = indexEvidence(cited, hasFailingRoot);
    const fact: Fact = {
      kind: "metric-change",
      metric: "queue.length",
      service: "payments",
      direction: "higher",
      before: 2.05,
      during: 90,
      unit: "{jobs}",
    };
    const pack = Tracepack.parse(JSON.parse((await getTracepack(ctx, incidentId, {})).content));
    expect(pack.metrics).toMatchObject([
      { name: "queue.length", exemplars: [{ value: 90, spanId: spanIdOf(failingPayment()) }] },
    ]);
    const [packed] = pack.metrics;
    const verification = createVerifier(index)({ ...fact, before: packed?.before ?? 0 });
    expect(verification.verdict).toBe("supported");
    const anchors = citeFact(index, fact)?.anchors ?? [];
    const resolved = await resolveAnchors(ctx, incident, anchors);
    expect([...resolved.values()]).toMatchObject([{ text: "metric queue.length", path: null }]);
  });
});
