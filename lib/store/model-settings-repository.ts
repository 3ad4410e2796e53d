import { ChosenModel } from "@/lib/domain/chosen-model";
import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "./database";

export interface StoredModelSettings {
  /** False asks no model, whatever else is set. */
  readonly isEnabled: boolean;
  readonly chosen: ChosenModel | null;
  /** Encrypted. */
  readonly sealedKey: string | null;
}

/** What was chosen in the app; null before anything was. */
export async function findModelSettings(
  db: EntityStore,
  scope: ProjectScope,
): Promise<StoredModelSettings | null> {
  const row = await db.prisma.modelSettings.findUnique({ where: { projectId: scope.projectId } });
  if (row === null) return null;
  const { isEnabled, provider, model, baseUrl, sealedKey } = row;
  const chosen = provider === null ? null : ChosenModel.parse({ provider, model, baseUrl });
  return { isEnabled, chosen, sealedKey };
}

export async function saveModelSettings(
  db: EntityStore,
  scope: ProjectScope,
  { isEnabled, chosen, sealedKey }: StoredModelSettings,
  updatedAt: Date,
): Promise<void> {
  const none = { provider: null, model: null, baseUrl: null };
  const data = { isEnabled, ...(chosen ?? none), sealedKey, updatedAt };
  await db.prisma.modelSettings.upsert({
    where: { projectId: scope.projectId },
    create: { ...data, projectId: scope.projectId },
    update: data,
  });
}
