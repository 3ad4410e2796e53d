"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { ModelSettingsBody, TrainingExportBody } from "@/lib/domain/contracts/settings";
import {
  getModelSettings,
  getPrivacy,
  testModel,
  updateModelSettings,
  updatePrivacy,
  updateTrainingExport,
} from "@/lib/domain/contracts/settings-calls";
import type { PrivacySettings } from "@/lib/domain/redaction/privacy-settings";

const MODEL = ["settings", "model"];
const PRIVACY = ["settings", "privacy"];

export function useModelSettings() {
  return useQuery({
    queryKey: MODEL,
    queryFn: ({ signal }) => fetchEndpoint(getModelSettings, { signal }),
  });
}

/** Whom evidence would be sent to changes with it. */
export function useUpdateModelSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ModelSettingsBody) => fetchEndpoint(updateModelSettings, { body }),
    onSuccess: (settings) => {
      client.setQueryData(MODEL, settings);
      return client.invalidateQueries({ queryKey: ["tracepack"] });
    },
  });
}

export function useTestModel() {
  return useMutation({ mutationFn: () => fetchEndpoint(testModel, {}) });
}

export function usePrivacy() {
  return useQuery({
    queryKey: PRIVACY,
    queryFn: ({ signal }) => fetchEndpoint(getPrivacy, { signal }),
  });
}

/** What would be sent changes with it. */
export function useUpdatePrivacy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PrivacySettings) => fetchEndpoint(updatePrivacy, { body }),
    onSuccess: (privacy) => {
      client.setQueryData(PRIVACY, privacy);
      return client.invalidateQueries({ queryKey: ["tracepack"] });
    },
  });
}

export function useUpdateTrainingExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TrainingExportBody) => fetchEndpoint(updateTrainingExport, { body }),
    onSuccess: (privacy) => client.setQueryData(PRIVACY, privacy),
  });
}
