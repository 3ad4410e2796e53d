export const CHANGE_KINDS = ["deploy", "flag", "config", "commit"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Something people changed: a deployment, a flag flip, a configuration, a commit. */
export interface Change {
  /** The sender's id, unique within the project; re-sending it changes nothing. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly service: string | null;
  readonly version: string | null;
  readonly atUnixNano: bigint;
  readonly title: string;
}
