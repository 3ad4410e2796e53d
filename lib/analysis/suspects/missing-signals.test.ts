import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { Span } from "@/lib/domain/span";
import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { ALL_INCIDENTS } from "@/lib/testing/incidents/all-incidents";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { EvidenceSet } from "./evidence-set";
import { rankSuspects } from "./rank-suspects";

function incident(): EvidenceSet {
  return evidenceOf({
    draw: ({ during }) => {
      const isBroken = during(0.7);
      const logs = isBroken ? [{ body: "amount overflows", severity: 17 }] : [{ body: "charged" }];
      const thrown = { throws: ["RangeError", "amount overflows"] as const };
      return shopRequest({ payments: { logs, ...(isBroken ? thrown : {}) } });
    },
    metrics: [gaugeOf("process.cpu.utilization", "payments", { before: 0.2 })],
  });
}

/** The same traces with every span as told. */
function withSpans(set: EvidenceSet, change: (span: Span) => Span): EvidenceSet {
  const again = (traces: EvidenceSet["window"]) =>
    traces.map(({ nodes }) =>
      assembleTrace(nodes.flatMap((node) => (node.kind === "span" ? [change(node.span)] : []))),
    );
  return { ...set, window: again(set.window), healthy: again(set.healthy) };
}

const withoutKind = (span: Span): Span => ({ ...span, kind: "unspecified" });
const withoutStatus = (span: Span): Span => ({
  ...span,
  status: { code: "unset", message: "" },
  events: [],
  attributes: Object.fromEntries(
    Object.entries(span.attributes).filter(([key]) => !key.includes("status_code")),
  ),
});

interface Missing {
  readonly what: string;
  readonly without: (set: EvidenceSet) => EvidenceSet;
  readonly said: RegExp;
  readonly first: string | null;
}

const MISSING: readonly Missing[] = [
  {
    what: "logs",
    without: (set) => ({ ...set, windowLogs: [], healthyLogs: [] }),
    said: /no logs of the window/,
    first: "payments",
  },
  {
    what: "logs from before",
    without: (set) => ({ ...set, healthyLogs: [] }),
    said: /no logs from before/,
    first: "payments",
  },
  {
    what: "metrics",
    without: (set) => ({ ...set, metrics: [] }),
    said: /no metrics/,
    first: "payments",
  },
  {
    what: "healthy traces",
    without: (set) => ({ ...set, healthy: [] }),
    said: /no healthy traces/,
    first: "payments",
  },
  {
    what: "kinds of spans",
    without: (set) => withSpans(set, withoutKind),
    said: /no span says what kind/,
    first: "payments",
  },
  {
    what: "statuses",
    without: (set) => withSpans(set, withoutStatus),
    said: /no request says that it failed/,
    first: "payments",
  },
  {
    what: "changes",
    without: (set) => set,
    said: /no changes were reported/,
    first: "payments",
  },
  {
    what: "traces",
    without: (set) => ({ ...set, window: [] }),
    said: /no traces of the incident's window/,
    first: null,
  },
];

describe("without a signal", () => {
  it.each(MISSING)("ranks without $what and says so", ({ without, said, first }) => {
    const { suspects, reasons } = rankSuspects(without(incident()));
    expect(reasons.join("\n")).toMatch(said);
    if (first !== null) expect(suspects[0]?.service).toBe(first);
  });

  it.each(ALL_INCIDENTS)("$name: nothing throws, whatever is missing", ({ evidence }) => {
    const set = evidence();
    for (const { without } of MISSING) expect(() => rankSuspects(without(set))).not.toThrow();
  });
});
