/** How sure the author is. */
export const CERTAINTIES = ["certain", "likely", "unsure"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const JUDGEMENTS = ["confirmed", "not-quite", "wrong", "insufficient-evidence"] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** A label is one reviewer's; an adjudication settles labels that disagree. */
export const VERDICT_ROLES = ["label", "adjudication"] as const;
export type VerdictRole = (typeof VERDICT_ROLES)[number];
