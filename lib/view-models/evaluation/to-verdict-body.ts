import type { z } from "zod";
import { VerdictBody as Schema, type VerdictBody } from "@/lib/domain/contracts/verdict";
import type { VerdictForm } from "./verdict-form";

/** How the verdict is given. */
export interface GivenAs {
  readonly isBlind: boolean;
  /** The version of one's own that it amends. */
  readonly replaces: number | null;
}

/** The body that a form says; null with what is wrong, in words, when it is none yet. */
export function toVerdictBody(
  form: VerdictForm,
  { isBlind, replaces }: GivenAs,
): { body: VerdictBody | null; problems: readonly string[] } {
  const parsed = Schema.safeParse({
    author: form.author,
    role: form.role,
    isBlind,
    replaces,
    content: {
      rootCause: { kind: form.causeKind, spans: form.spans, peer: form.peer },
      service: orNull(form.service),
      operation: orNull(form.operation),
      faultFamily: form.causeKind === "no-fault" ? "no-fault" : form.faultFamily,
      changeId: orNull(form.changeId),
      mechanism: form.mechanism,
      citations: form.citations,
      certainty: form.certainty,
      judgements: form.judgements.filter(({ judgement }) => judgement !== null),
      distractors: form.distractors.map((one) => ({ ...one, operation: orNull(one.operation) })),
      notes: form.notes,
    },
  });
  if (parsed.success) return { body: parsed.data, problems: [] };
  return { body: null, problems: parsed.error.issues.map(problemText) };
}

const PROBLEMS: Readonly<Record<string, string>> = {
  author: "say who you are",
  "content.rootCause.spans": "pick a root-cause span: select one and press r",
  "content.rootCause.peer": "name the peer that sends no spans",
  "content.service": "name the service",
  "content.faultFamily": "choose a fault family",
  "content.mechanism": "say in a sentence how it came about",
};

function problemText({ path, message }: z.core.$ZodIssue): string {
  return PROBLEMS[path.join(".")] ?? `${path.slice(1).join(" ")}: ${message}`;
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
