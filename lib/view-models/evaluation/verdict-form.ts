import { spanAnchor } from "@/lib/domain/anchor";
import type { VerdictDto } from "@/lib/domain/contracts/verdict";
import type { JudgedSubject, RootCause } from "@/lib/domain/verdict";
import type { Certainty, Judgement, VerdictRole } from "@/lib/domain/verdict-words";

/** Something the machine said, with what the person says of it. */
export interface JudgedRow {
  readonly subject: JudgedSubject;
  /** Null while nothing is said. */
  readonly judgement: Judgement | null;
  readonly missing: string;
}

export interface DistractorRow {
  readonly service: string;
  readonly operation: string;
  readonly whyNot: string;
}

/** The form as typed. */
export interface VerdictForm {
  readonly author: string;
  readonly role: VerdictRole;
  readonly causeKind: RootCause["kind"];
  readonly spans: readonly string[];
  readonly peer: string;
  readonly service: string;
  readonly operation: string;
  readonly faultFamily: string;
  readonly changeId: string;
  readonly mechanism: string;
  readonly citations: readonly string[];
  readonly certainty: Certainty;
  readonly judgements: readonly JudgedRow[];
  readonly distractors: readonly DistractorRow[];
  readonly notes: string;
}

export const EMPTY_VERDICT_FORM: VerdictForm = {
  author: "",
  role: "label",
  causeKind: "spans",
  spans: [],
  peer: "",
  service: "",
  operation: "",
  faultFamily: "",
  changeId: "",
  mechanism: "",
  citations: [],
  certainty: "likely",
  judgements: [],
  distractors: [],
  notes: "",
};

/** A span that the page has selected. */
export interface PickedSpan {
  readonly spanId: string;
  readonly service: string;
  readonly name: string;
}

/** Makes a span a root-cause span, or takes it back; the first also names service and operation. */
export function toggleRootSpan(
  form: VerdictForm,
  { spanId, service, name }: PickedSpan,
): VerdictForm {
  const anchor = spanAnchor(spanId);
  if (form.spans.includes(anchor)) {
    return { ...form, spans: form.spans.filter((one) => one !== anchor) };
  }
  return {
    ...form,
    causeKind: "spans",
    spans: [...form.spans, anchor],
    service: form.service === "" ? service : form.service,
    operation: form.operation === "" ? name : form.operation,
  };
}

/** Cites an anchor, or takes it back. */
export function toggleCitation(form: VerdictForm, anchor: string): VerdictForm {
  const others = form.citations.filter((one) => one !== anchor);
  const isCited = others.length < form.citations.length;
  return { ...form, citations: isCited ? others : [...others, anchor] };
}

/** Names what looked guilty; why it was not is still to be said. */
export function addDistractor(form: VerdictForm, { service, name }: PickedSpan): VerdictForm {
  const row = { service, operation: name, whyNot: "" };
  return { ...form, distractors: [...form.distractors, row] };
}

/** A row for each thing to judge, what was said already kept. */
export function withSubjects(form: VerdictForm, subjects: readonly JudgedSubject[]): VerdictForm {
  const known = new Map(form.judgements.map((row) => [subjectKey(row.subject), row]));
  const rows = subjects.map(
    (subject): JudgedRow =>
      known.get(subjectKey(subject)) ?? { subject, judgement: null, missing: "" },
  );
  const kept = new Set(subjects.map(subjectKey));
  const others = form.judgements.filter((row) => !kept.has(subjectKey(row.subject)));
  return { ...form, judgements: [...rows, ...others] };
}

/** Tells one thing to judge from another. */
export function subjectKey(subject: JudgedSubject): string {
  return subject.kind === "suspect"
    ? `suspect ${subject.suspectKind} ${subject.service} ${subject.operation}`
    : `hypothesis ${subject.analysisId} ${subject.hypothesisId}`;
}

/** "1 payments Charge", "hypothesis: the amount overflows". */
export function subjectText(subject: JudgedSubject): string {
  return subject.kind === "suspect"
    ? `${subject.rank} ${subject.service} ${subject.operation}`.trim()
    : `hypothesis: ${subject.title}`;
}

/** The form as a version says it, to amend it. */
export function formOf({ author, role, content }: VerdictDto): VerdictForm {
  const { rootCause } = content;
  return {
    author,
    role,
    causeKind: rootCause.kind,
    spans: rootCause.kind === "spans" ? rootCause.spans : [],
    peer: rootCause.kind === "not-instrumented" ? rootCause.peer : "",
    service: content.service ?? "",
    operation: content.operation ?? "",
    faultFamily: content.faultFamily,
    changeId: content.changeId ?? "",
    mechanism: content.mechanism,
    citations: content.citations,
    certainty: content.certainty,
    judgements: content.judgements,
    distractors: content.distractors.map((one) => ({ ...one, operation: one.operation ?? "" })),
    notes: content.notes,
  };
}
