import type { Candidate } from "@/lib/analysis/suspects/candidate";
import type { Evidence, Suspect } from "@/lib/analysis/suspects/suspect";

/** A piece of evidence of this weight; what it says is unremarkable. */
export function evidencePiece(spec: Partial<Evidence> = {}): Evidence {
  return { group: "failures", nats: 1, statement: "it fails", anchors: [], ...spec };
}

/** A candidate by its service, with evidence of these weights. */
export function candidateOf(
  service: string,
  nats: readonly number[],
  spec: Partial<Candidate> = {},
): Candidate {
  return {
    kind: "operation",
    service,
    operation: "",
    edge: null,
    operations: [],
    evidence: nats.map((value) => evidencePiece({ nats: value })),
    behaviour: null,
    timing: null,
    rows: [],
    ...spec,
  };
}

/** A suspect that nothing speaks against: sure, by two kinds of evidence, and it heals everything. */
export function suspectOf(spec: Partial<Suspect> = {}): Suspect {
  return {
    rank: 1,
    kind: "operation",
    service: "payments",
    operation: "POST /charge",
    edge: null,
    spanIds: [],
    probability: 0.95,
    prerankPoints: 0,
    prerank: [],
    evidence: [
      evidencePiece({ group: "failures", nats: 2 }),
      evidencePiece({ group: "coverage", nats: 3 }),
    ],
    spectrum: null,
    heals: { heals: 40, of: 40 },
    ...spec,
  };
}
