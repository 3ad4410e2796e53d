import { describe, expect, it } from "vitest";
import {
  acceptedHypothesis,
  prefill,
  prefillFromHypothesis,
  subjectsOf,
  withReviews,
} from "./suggestion";
import { toVerdictBody } from "./to-verdict-body";
import {
  addDistractor,
  EMPTY_VERDICT_FORM,
  formOf,
  toggleCitation,
  toggleRootSpan,
  type VerdictForm,
  withSubjects,
} from "./verdict-form";

const SPAN = { spanId: "00000000000000a1", service: "payments", name: "Charge" };
const GIVEN = { isBlind: false, replaces: null };
const filled: VerdictForm = {
  ...toggleRootSpan(EMPTY_VERDICT_FORM, SPAN),
  author: "ada",
  faultFamily: "timeout",
  mechanism: "it waits",
};
const ranking = {
  status: "ranked",
  suspects: [
    {
      rank: 1,
      kind: "operation",
      service: "payments",
      operation: "Charge",
      spanIds: [SPAN.spanId],
      evidence: [
        { nats: 3, anchors: [`span:${SPAN.spanId}`, "nonsense"] },
        { nats: -1, anchors: ["log:against"] },
      ],
    },
  ],
};

const HYPOTHESIS = {
  id: "h1",
  title: "overflow",
  mechanism: "it overflows",
  rootSpanIds: [SPAN.spanId],
  service: "payments",
  operation: "Charge",
  anchors: ["nonsense", "log:l1"],
  decision: null,
};

describe("the form of a verdict", () => {
  it("takes a picked span, and names its service; picked again it is taken back", () => {
    expect(filled).toMatchObject({ spans: ["span:00000000000000a1"], service: "payments" });
    expect(toggleRootSpan(filled, SPAN).spans).toEqual([]);
    const other = toggleRootSpan(filled, { ...SPAN, spanId: "00000000000000a2", service: "bank" });
    expect(other).toMatchObject({ service: "payments", spans: { length: 2 } });
  });

  it("says in words what is missing, the first thing first", () => {
    expect(toVerdictBody(EMPTY_VERDICT_FORM, GIVEN).problems).toEqual([
      "say who you are",
      "pick a root-cause span: select one and press r",
      "choose a fault family",
      "say in a sentence how it came about",
      "name the service",
    ]);
    const distracted = addDistractor(filled, SPAN);
    expect(toVerdictBody(distracted, GIVEN).problems[0]).toContain("say why it is not the cause");
  });

  it("becomes a body and comes back from it the same", () => {
    const { body } = toVerdictBody(toggleCitation(filled, "log:1"), GIVEN);
    expect(body?.content).toMatchObject({ citations: ["log:1"], operation: "Charge" });
    if (body === null) throw new Error("the form says a verdict");
    const dto = { ...body, incidentId: "INC-1", number: 1, version: 1, createdAt: "" };
    expect(toVerdictBody(formOf(dto), GIVEN).body).toEqual(body);
  });

  it("needs no family where nothing was wrong", () => {
    const form = { ...filled, causeKind: "no-fault" as const, faultFamily: "", service: "" };
    expect(toVerdictBody(form, GIVEN).body?.content.faultFamily).toBe("no-fault");
  });

  it("is filled in from the first suspect with what speaks for it, unless nobody is named", () => {
    expect(prefill(EMPTY_VERDICT_FORM, ranking)).toMatchObject({
      spans: ["span:00000000000000a1"],
      citations: ["span:00000000000000a1"],
      operation: "Charge",
    });
    const abstained = { ...ranking, status: "abstained" };
    expect(prefill(EMPTY_VERDICT_FORM, abstained)).toBe(EMPTY_VERDICT_FORM);
    const peers = ranking.suspects.map((one) => ({ ...one, kind: "peer", spanIds: [] }));
    expect(prefill(EMPTY_VERDICT_FORM, { ...ranking, suspects: peers })).toMatchObject({
      causeKind: "not-instrumented",
      peer: "payments",
    });
  });

  it("keeps what was judged while the ranking changes, and sends only what was", () => {
    const subjects = subjectsOf(ranking, {
      items: [{ id: "a1", hypotheses: [HYPOTHESIS] }],
    });
    const asked = withSubjects(filled, subjects);
    expect(asked.judgements).toHaveLength(2);
    expect(toVerdictBody(asked, GIVEN).body?.content.judgements).toEqual([]);
    const judged = asked.judgements.map((row) => ({ ...row, judgement: "wrong" as const }));
    const moved = subjects.map((one) => (one.kind === "suspect" ? { ...one, rank: 2 } : one));
    const again = withSubjects({ ...asked, judgements: judged }, moved);
    expect(again.judgements.map(({ judgement }) => judgement)).toEqual(["wrong", "wrong"]);
    expect(withSubjects(again, []).judgements).toHaveLength(2);
  });

  it("begins with the hypothesis that a person stood behind last, and what its author said", () => {
    const accepted = { decision: "accepted", reviewer: "ada", at: "2026-11-21T10:00:00Z" } as const;
    const rejected = { ...accepted, decision: "rejected", at: "2026-11-21T11:00:00Z" } as const;
    const analyses = {
      items: [
        { id: "a2", hypotheses: [HYPOTHESIS, { ...HYPOTHESIS, id: "h2", decision: rejected }] },
        { id: "a1", hypotheses: [{ ...HYPOTHESIS, title: "right", decision: accepted }] },
      ],
    };
    expect(acceptedHypothesis(analyses)?.title).toBe("right");
    expect(acceptedHypothesis({ items: analyses.items.slice(0, 1) })).toBeNull();
    const form = prefillFromHypothesis(EMPTY_VERDICT_FORM, HYPOTHESIS);
    expect(form).toMatchObject({
      spans: ["span:00000000000000a1"],
      service: "payments",
      mechanism: "it overflows",
      citations: ["log:l1"],
    });
    const saidBy = (author: string) =>
      withReviews({ ...EMPTY_VERDICT_FORM, author }, analyses).judgements.map(
        ({ judgement }) => judgement,
      );
    expect(saidBy("ada")).toEqual([null, "wrong", "confirmed"]);
    expect(saidBy("bob")).toEqual([null, null, null]);
  });
});
