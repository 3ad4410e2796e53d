import { StartEvaluationBody } from "@/lib/domain/contracts/evaluation";

/** A run as one fills it in. */
export interface RunForm {
  readonly name: string;
  readonly analyst: StartEvaluationBody["analyst"];
  readonly split: StartEvaluationBody["split"];
  readonly without: StartEvaluationBody["without"];
  readonly repeats: string;
  /** Empty: the gold set as it is. */
  readonly casesOf: string;
}

export const EMPTY_RUN_FORM: RunForm = {
  name: "",
  analyst: "built-in",
  split: null,
  without: [],
  repeats: "1",
  casesOf: "",
};

/** The body that the form asks for, or what is still missing. */
export function toRunBody({ casesOf, repeats, ...form }: RunForm): {
  readonly body: StartEvaluationBody | null;
  readonly problem: string;
} {
  const parsed = StartEvaluationBody.safeParse({
    ...form,
    repeats: form.analyst === "model" ? Number(repeats) : 1,
    ...(casesOf === "" ? {} : { casesOf }),
  });
  if (parsed.success) return { body: parsed.data, problem: "" };
  return { body: null, problem: parsed.error.issues[0]?.message ?? "something is missing" };
}
