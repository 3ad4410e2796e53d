"use client";

import { useEffect, useMemo, useState } from "react";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { laterCode, useLaterCode } from "@/components/ui/later-code";
import type { ReadQuery } from "@/components/ui/read-state";
import { useOwnName } from "@/components/ui/use-own-name";
import type { VerdictDto } from "@/lib/domain/contracts/verdict";
import {
  acceptedHypothesis,
  prefill,
  prefillFromHypothesis,
  subjectsOf,
  withReviews,
} from "@/lib/view-models/evaluation/suggestion";
import {
  EMPTY_VERDICT_FORM,
  formOf,
  type VerdictForm,
  withSubjects,
} from "@/lib/view-models/evaluation/verdict-form";
import { useRecordVerdict, useSuggestions, useVerdicts } from "./use-verdicts";

/** Where the words in the form came from before anybody typed. */
export type FormOrigin = "empty" | "suspect" | "hypothesis" | "own";

export interface VerdictFormState {
  readonly form: VerdictForm;
  readonly origin: FormOrigin;
  readonly change: (next: (form: VerdictForm) => VerdictForm) => void;
  readonly problems: readonly string[];
  /** How the reading of the versions goes: while they are not known, it is not known what saving amends. */
  readonly reading: ReadQuery;
  readonly verdicts: readonly VerdictDto[];
  readonly standing: number | null;
  /** One's own version that saving amends. */
  readonly amends: VerdictDto | null;
  readonly canSettle: boolean;
  readonly save: () => void;
  readonly isSaving: boolean;
  /** What the server refused, or what is missing since one asked to save. */
  readonly refusal: string | null;
}

export interface VerdictFormInput {
  readonly incidentId: string;
  /** Shows and asks nothing of the machine and of others. */
  readonly blind: boolean;
  readonly onSaved?: (() => void) | undefined;
}

/**
 * The form of a verdict on an incident: one's own latest version to amend, else what an
 * accepted hypothesis or the first suspect would say, unless blind; what is typed stays while the tabs change.
 */
export function useVerdictForm({ incidentId, blind, onSaved }: VerdictFormInput): VerdictFormState {
  const [reviewer, setReviewer] = useOwnName();
  const { notify } = useNotices();
  const [typed, setTyped] = useState<VerdictForm | null>(null);
  const [asked, setAsked] = useState(false);
  const list = useVerdicts(incidentId, blind ? reviewer : null);
  const suggestions = useSuggestions(incidentId, blind);
  const record = useRecordVerdict(incidentId);

  const verdicts = list.data?.items ?? NONE;
  const role = typed?.role ?? "label";
  const author = typed?.author ?? reviewer;
  const amends = verdicts.find((one) => one.author === author && one.role === role) ?? null;
  const { form: initial, origin } = useMemo(
    () => initialForm(reviewer, verdicts, suggestions),
    [reviewer, verdicts, suggestions],
  );
  const base = typed ?? initial;
  const subjects = blind ? [] : subjectsOf(suggestions.suspects, suggestions.analyses);
  const form = subjects.length === 0 ? base : withSubjects(base, subjects);
  const given = { isBlind: blind, replaces: amends?.version ?? null };
  const check = useLaterCode(CHECK);
  const problems = check.kind === "here" ? check.code(form, given).problems : NO_PROBLEMS;
  useEffect(() => {
    if (asked && problems.length === 0) setAsked(false);
  }, [asked, problems.length]);

  const save = async () => {
    if (record.isPending) return;
    const check = await CHECK.fetch().catch(() => null);
    if (check === null) return notify("The form could not be checked: try again");
    const { body } = check(form, given);
    setAsked(true);
    if (body === null) return;
    setReviewer(body.author);
    record.mutate(body, {
      onSuccess: ({ version }) => {
        setTyped(null);
        setAsked(false);
        notify(version === 1 ? "Verdict saved" : `Verdict amended: version ${version}`);
        onSaved?.();
      },
    });
  };
  return {
    form,
    origin: typed === null ? origin : "empty",
    change: (next) => setTyped(next(form)),
    problems,
    reading: list,
    verdicts,
    standing: list.data?.standing ?? null,
    amends,
    canSettle: labelAuthors(verdicts) > 1,
    save: () => void save(),
    isSaving: record.isPending,
    refusal: record.isError ? errorMessage(record.error) : asked ? (problems[0] ?? null) : null,
  };
}

/** Apart: the schemas of a verdict are not needed before somebody writes one. */
const CHECK = laterCode(async () => {
  const { toVerdictBody } = await import("@/lib/view-models/evaluation/to-verdict-body");
  return toVerdictBody;
});

const NO_PROBLEMS: readonly string[] = [];
const NONE: readonly VerdictDto[] = [];

function initialForm(
  reviewer: string,
  verdicts: readonly VerdictDto[],
  { suspects, analyses }: ReturnType<typeof useSuggestions>,
): { form: VerdictForm; origin: FormOrigin } {
  const own = verdicts.find(({ author, role }) => author === reviewer && role === "label");
  if (own !== undefined) return { form: formOf(own), origin: "own" };
  const empty = withReviews({ ...EMPTY_VERDICT_FORM, author: reviewer }, analyses);
  const accepted = acceptedHypothesis(analyses);
  if (accepted !== null) {
    return { form: prefillFromHypothesis(empty, accepted), origin: "hypothesis" };
  }
  if (suspects === null || suspects.suspects.length === 0) return { form: empty, origin: "empty" };
  return { form: prefill(empty, suspects), origin: "suspect" };
}

function labelAuthors(verdicts: readonly VerdictDto[]): number {
  return new Set(verdicts.filter(({ role }) => role === "label").map(({ author }) => author)).size;
}
