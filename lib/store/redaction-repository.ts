import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ProjectScope } from "@/lib/domain/project";
import { PrivacySettings } from "@/lib/domain/redaction/privacy-settings";
import type { EntityStore } from "./database";

export interface StoredRedaction {
  /** Of the tokens: made once for a project, so that they stay the same. */
  readonly tokenKey: string;
  readonly settings: PrivacySettings;
  readonly training: TrainingConsent;
}

/** Whether the gold set may leave to train models, and who said so last: null while nobody has. */
export interface TrainingConsent {
  readonly isAllowed: boolean;
  readonly by: string | null;
  readonly at: Date | null;
}

/** The project's policy; made with a key of its own when it has none yet. */
export async function ensureRedaction(
  db: EntityStore,
  scope: ProjectScope,
): Promise<StoredRedaction> {
  const { projectId } = scope;
  const found = await db.prisma.redactionPolicy.findUnique({ where: { projectId } });
  if (found === null) {
    await db.prisma.redactionPolicy.createMany({
      data: [{ projectId, tokenKey: randomBytes(32).toString("hex"), allowedAttributes: [] }],
      skipDuplicates: true,
    });
  }
  const row =
    found ?? (await db.prisma.redactionPolicy.findUniqueOrThrow({ where: { projectId } }));
  return {
    tokenKey: row.tokenKey,
    settings: PrivacySettings.parse({
      allowedAttributes: row.allowedAttributes,
      withheldAttributes: row.withheldAttributes,
      allowedPatterns: z.array(z.string()).nullable().parse(row.allowedPatterns) ?? undefined,
    }),
    training: {
      isAllowed: row.isTrainingAllowed,
      by: row.trainingChangedBy,
      at: row.trainingChangedAt,
    },
  };
}

/** Changes what the project says; its key stays. */
export async function savePrivacySettings(
  db: EntityStore,
  scope: ProjectScope,
  settings: PrivacySettings,
): Promise<void> {
  await ensureRedaction(db, scope);
  await db.prisma.redactionPolicy.update({
    where: { projectId: scope.projectId },
    data: {
      allowedAttributes: [...settings.allowedAttributes],
      withheldAttributes: [...settings.withheldAttributes],
      allowedPatterns: [...settings.allowedPatterns],
    },
  });
}

/** Says whether the gold set may leave to train models. */
export async function saveTrainingConsent(
  db: EntityStore,
  scope: ProjectScope,
  { isAllowed, by, at }: TrainingConsent,
): Promise<void> {
  await ensureRedaction(db, scope);
  await db.prisma.redactionPolicy.update({
    where: { projectId: scope.projectId },
    data: { isTrainingAllowed: isAllowed, trainingChangedBy: by, trainingChangedAt: at },
  });
}
