import { z } from "zod";
import { ChosenModel } from "@/lib/domain/chosen-model";
import { MODEL_PROVIDERS } from "@/lib/domain/model-provider";
import { PrivacySettings } from "@/lib/domain/redaction/privacy-settings";
import { endpoint } from "./endpoint";
import { PersonName } from "./verdict";
import { IsoTime } from "./wire-format";

export const PrivacyDto = z.object({
  settings: PrivacySettings,
  defaultAttributes: z.array(z.string()),
  /** Those that a project may leave as they are. */
  identifierPatterns: z.array(z.string()),
  /** Those that nobody can. */
  secretPatterns: z.array(z.string()),
  /** Whether the gold set may leave to train models, and who said so last; null while nobody has. */
  training: z.object({
    isAllowed: z.boolean(),
    by: z.string().nullable(),
    at: IsoTime.nullable(),
  }),
});
export type PrivacyDto = z.output<typeof PrivacyDto>;

export const TrainingExportBody = z.object({ isAllowed: z.boolean(), by: PersonName });
export type TrainingExportBody = z.output<typeof TrainingExportBody>;

export const ModelSettingsDto = z.object({
  /** False asks no model, whatever else is set. */
  isEnabled: z.boolean(),
  /** The environment names a model: what is chosen here is not looked at. */
  isSetByEnvironment: z.boolean(),
  chosen: ChosenModel.nullable(),
  /** Whether a key is kept, encrypted; it is told to nobody. */
  hasKey: z.boolean(),
  /** The one that would be asked now; null when none would. */
  asked: z
    .object({ provider: z.enum(MODEL_PROVIDERS), model: z.string(), host: z.string() })
    .nullable(),
  /** Why none would. */
  reason: z.string().nullable(),
  /** Of the last 24 hours, with what is allowed. */
  usage: z.object({
    dayRuns: z.number().int(),
    dayTokens: z.number().int(),
    maxDayTokens: z.number().int(),
    dayUsd: z.number(),
    maxDayUsd: z.number().nullable(),
    maxRunTokens: z.number().int(),
    maxMinuteRuns: z.number().int(),
  }),
});
export type ModelSettingsDto = z.output<typeof ModelSettingsDto>;

export const ModelSettingsBody = z.object({
  isEnabled: z.boolean(),
  chosen: ChosenModel.nullable(),
  /** Left out: the key stays as it is; null takes it away. */
  apiKey: z.string().trim().min(1).max(1000).nullable().optional(),
});
export type ModelSettingsBody = z.output<typeof ModelSettingsBody>;

export const ModelTestDto = z.object({ ok: z.boolean(), ms: z.number(), message: z.string() });
export type ModelTestDto = z.output<typeof ModelTestDto>;

export const getPrivacy = endpoint({
  method: "GET",
  path: "/api/settings/privacy",
  summary: "What may leave the project: attributes by their keys, patterns, and the defaults",
  response: PrivacyDto,
});

export const updatePrivacy = endpoint({
  method: "PUT",
  path: "/api/settings/privacy",
  summary: "Say what may leave the project from now on; secrets never may",
  body: PrivacySettings,
  response: PrivacyDto,
});

export const updateTrainingExport = endpoint({
  method: "PUT",
  path: "/api/settings/training-export",
  summary:
    "Allow or forbid the export of the gold set to train models; it is kept who said so, and when",
  body: TrainingExportBody,
  response: PrivacyDto,
});

export const getModelSettings = endpoint({
  method: "GET",
  path: "/api/settings/model",
  summary: "Which model may be asked, where it is, and what it took in 24 hours; never its key",
  response: ModelSettingsDto,
});

export const updateModelSettings = endpoint({
  method: "PUT",
  path: "/api/settings/model",
  summary: "Choose a model, or switch all off; its key is kept encrypted",
  body: ModelSettingsBody,
  response: ModelSettingsDto,
});

export const testModel = endpoint({
  method: "POST",
  path: "/api/settings/model/test",
  summary: "Ask the model for one word, with nothing of the project",
  response: ModelTestDto,
});

/** Those of settings, in the order of the document. */
export const SETTINGS_ENDPOINTS = [
  getPrivacy,
  updatePrivacy,
  updateTrainingExport,
  getModelSettings,
  updateModelSettings,
  testModel,
] as const;
