import type { PrivacyDto, TrainingExportBody } from "@/lib/domain/contracts/settings";
import type { PrivacySettings } from "@/lib/domain/redaction/privacy-settings";
import { DEFAULT_ALLOWED_ATTRIBUTES } from "@/lib/domain/redaction/redaction-policy";
import { IDENTIFIER_PATTERNS, SECRET_PATTERNS } from "@/lib/domain/redaction/secret-patterns";
import {
  ensureRedaction,
  savePrivacySettings,
  saveTrainingConsent,
} from "@/lib/store/redaction-repository";
import type { ServiceContext } from "../context";

type Context = Pick<ServiceContext, "db" | "scope">;

/** What may leave the project, and what of it could be chosen otherwise. */
export async function getPrivacy(ctx: Context): Promise<PrivacyDto> {
  const { settings, training } = await ensureRedaction(ctx.db, ctx.scope);
  return {
    settings,
    defaultAttributes: [...DEFAULT_ALLOWED_ATTRIBUTES],
    identifierPatterns: [...IDENTIFIER_PATTERNS],
    secretPatterns: [...SECRET_PATTERNS],
    training: { ...training, at: training.at?.toISOString() ?? null },
  };
}

/** Holds for all that leaves from now on; what has left is kept as it was. */
export async function updatePrivacy(ctx: Context, settings: PrivacySettings): Promise<PrivacyDto> {
  await savePrivacySettings(ctx.db, ctx.scope, settings);
  return getPrivacy(ctx);
}

/** Off until somebody says otherwise; what has left cannot be called back. */
export async function updateTrainingExport(
  ctx: Context & Pick<ServiceContext, "now">,
  { isAllowed, by }: TrainingExportBody,
): Promise<PrivacyDto> {
  await saveTrainingConsent(ctx.db, ctx.scope, { isAllowed, by, at: ctx.now() });
  return getPrivacy(ctx);
}
