import type { GoldSetQuery } from "@/lib/domain/contracts/gold";
import { FaultlineError } from "@/lib/domain/errors";
import { GoldEvidence, GoldLabel } from "@/lib/domain/gold-case";
import { policyOf } from "@/lib/domain/redaction/privacy-settings";
import type { RedactionPolicy } from "@/lib/domain/redaction/redaction-policy";
import { listGoldCases, readGoldEvidence } from "@/lib/store/gold-repository";
import { ensureRedaction } from "@/lib/store/redaction-repository";
import { redactCase } from "@/lib/tracepack/redact-evidence";
import { REDACTION_VERSION } from "@/lib/tracepack/redact-pack";
import type { ServiceContext } from "../context";
import { unpackEvidence } from "./evidence-codec";
import { hashCase, hashEvidence } from "./hash-case";
import { toGoldDto } from "./to-gold-dto";

type Context = Pick<ServiceContext, "db" | "scope">;
type Line = ReturnType<typeof toGoldDto> & { readonly evidence?: GoldEvidence };

/**
 * The gold set as JSONL, a line for each case, made while it is read: evidence can be large. What is
 * to train models is redacted as a tracepack is. @throws `not_permitted` for training where the
 * project does not allow it
 */
export async function* exportGoldSet(ctx: Context, query: GoldSetQuery): AsyncGenerator<string> {
  const policy = query.purpose === "training" ? await trainingPolicy(ctx) : null;
  for (const gold of await listGoldCases(ctx.db, ctx.scope, query)) {
    const line = toGoldDto(gold);
    const isRead = query.evidence || policy !== null;
    const evidence = isRead
      ? await unpackEvidence(await readGoldEvidence(ctx.db, ctx.scope, gold.evidenceHash))
      : {};
    const told = policy === null ? { ...line, evidence } : redactLine(line, evidence, policy);
    const { evidence: _evidence, ...bare } = told;
    yield `${JSON.stringify(query.evidence ? told : bare)}\n`;
  }
}

async function trainingPolicy({ db, scope }: Context): Promise<RedactionPolicy> {
  const { training, settings, tokenKey } = await ensureRedaction(db, scope);
  if (training.isAllowed) return policyOf(settings, tokenKey);
  const message =
    "the gold set may not leave to train models: somebody has to allow it in the settings, under privacy";
  throw new FaultlineError("not_permitted", message, { setting: "training-export" });
}

/** With hashes of what it holds now, so that it can be taken in elsewhere. */
function redactLine(line: Line, evidence: GoldEvidence, policy: RedactionPolicy) {
  const redacted = redactCase({ label: line.label, evidence }, policy);
  const label = GoldLabel.parse(redacted.label);
  const files = GoldEvidence.parse(redacted.evidence);
  const evidenceHash = hashEvidence(files);
  const { schemaVersion, retired } = line;
  return {
    ...line,
    purpose: "training",
    redaction: { policy: REDACTION_VERSION, removed: redacted.removed },
    label,
    frozenBy: redacted.person(line.frozenBy),
    retired: retired === null ? null : { ...retired, by: redacted.person(retired.by) },
    evidenceHash,
    contentHash: hashCase({ schemaVersion, label, evidenceHash }),
    evidence: files,
  };
}
