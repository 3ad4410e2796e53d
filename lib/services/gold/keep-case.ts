import { FaultlineError } from "@/lib/domain/errors";
import {
  GOLD_SCHEMA_VERSION,
  type GoldCase,
  type GoldEvidence,
  type GoldLabel,
} from "@/lib/domain/gold-case";
import type { GoldSplit } from "@/lib/domain/gold-split";
import { chooseSplit } from "@/lib/evaluation/choose-split";
import { findSplit, insertGoldCase, listVersions } from "@/lib/store/gold-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { packEvidence } from "./evidence-codec";
import { hashCase, hashEvidence } from "./hash-case";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

export interface CaseDraft {
  readonly id: string;
  /** By default the next, unless the latest holds the same. */
  readonly version?: number | undefined;
  readonly incident: string;
  readonly split?: GoldSplit | undefined;
  readonly tags: readonly string[];
  readonly label: GoldLabel;
  readonly evidence: GoldEvidence;
  readonly frozenBy: string;
}

/**
 * Keeps a version of a case; one with the same content that is there already stays as it is.
 * @throws `conflict` when that version holds something else, or its incident stands in another split
 */
export async function keepCase(
  ctx: Context,
  draft: CaseDraft,
): Promise<{ gold: GoldCase; isNew: boolean }> {
  const versions = await listVersions(ctx.db, ctx.scope, draft.id);
  const evidenceHash = hashEvidence(draft.evidence);
  const schemaVersion = GOLD_SCHEMA_VERSION;
  const contentHash = hashCase({ label: draft.label, evidenceHash, schemaVersion });
  const same =
    draft.version === undefined
      ? versions.at(-1)
      : versions.find(({ version }) => version === draft.version);
  if (same?.contentHash === contentHash && same.retired === null)
    return { gold: same, isNew: false };
  const gold: GoldCase = {
    id: draft.id,
    version: draft.version ?? (versions.at(-1)?.version ?? 0) + 1,
    schemaVersion,
    incident: draft.incident,
    split: await splitFor(ctx, draft),
    tags: draft.tags,
    label: draft.label,
    evidenceHash,
    contentHash,
    frozenBy: draft.frozenBy,
    createdAt: ctx.now(),
    retired: null,
  };
  const packed = await packEvidence(draft.evidence);
  await withEntityTransaction(ctx.db, (store) => insertGoldCase(store, ctx.scope, gold, packed));
  return { gold, isNew: true };
}

async function splitFor(
  ctx: Context,
  { incident, split }: Pick<CaseDraft, "incident" | "split">,
): Promise<GoldSplit> {
  const stands = await findSplit(ctx.db, ctx.scope, incident);
  if (stands !== null && split !== undefined && split !== stands) {
    const message = `cases of ${incident} stand in ${stands}: one in ${split} would be tested on what it was tuned with`;
    throw new FaultlineError("conflict", message, { incident, split: stands });
  }
  return split ?? stands ?? chooseSplit(incident);
}
