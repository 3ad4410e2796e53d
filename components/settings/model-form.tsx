"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { ModelSettingsDto } from "@/lib/domain/contracts/settings";
import { MODEL_PROVIDERS, type ModelProvider } from "@/lib/domain/model-provider";
import styles from "./settings-page.module.css";
import { useUpdateModelSettings } from "./use-settings";

const FIRST: ModelProvider = "openai-compatible";

/** Which model to ask, and its key, which is written and never read. */
export function ModelForm({ settings }: { settings: ModelSettingsDto }) {
  const { chosen, hasKey, isEnabled, isSetByEnvironment } = settings;
  const [provider, setProvider] = useState<ModelProvider>(chosen?.provider ?? FIRST);
  const [model, setModel] = useState(chosen?.model ?? "");
  const [baseUrl, setBaseUrl] = useState(chosen?.baseUrl ?? "");
  const [apiKey, setApiKey] = useState("");
  const update = useUpdateModelSettings();
  if (isSetByEnvironment) {
    return (
      <p className={styles.note}>
        The environment names the model (FAULTLINE_LLM_PROVIDER, FAULTLINE_LLM_MODEL): what is
        chosen here would not be looked at.
      </p>
    );
  }
  const save = (event: FormEvent) => {
    event.preventDefault();
    const key = apiKey.trim() === "" ? {} : { apiKey };
    const next = { provider, model, baseUrl: baseUrl.trim() === "" ? null : baseUrl.trim() };
    update.mutate({ isEnabled, chosen: next, ...key }, { onSuccess: () => setApiKey("") });
  };
  return (
    <form className={styles.form} onSubmit={save} aria-label="Choose a model" autoComplete="off">
      <label className={styles.label}>
        Provider
        <select
          className={styles.select}
          value={provider}
          onChange={({ target }) =>
            setProvider(MODEL_PROVIDERS.find((one) => one === target.value) ?? FIRST)
          }
        >
          {MODEL_PROVIDERS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <TextField label="Model" value={model} onChange={setModel} className={styles.field} />
      <TextField
        label="Address"
        value={baseUrl}
        onChange={setBaseUrl}
        placeholder={
          provider === "openai-compatible" ? "http://127.0.0.1:11434/v1" : "the provider's own"
        }
        className={styles.field}
        code
      />
      <TextField
        label="Key"
        type="password"
        value={apiKey}
        onChange={setApiKey}
        placeholder={hasKey ? "kept, encrypted; write to replace it" : "none"}
        className={styles.field}
      />
      <span className={styles.actions}>
        <Button type="submit" variant="solid" disabled={model.trim() === "" || update.isPending}>
          Save
        </Button>
        {chosen === null ? null : (
          <Button
            disabled={update.isPending}
            onClick={() => update.mutate({ isEnabled, chosen: null, apiKey: null })}
          >
            Forget it
          </Button>
        )}
        {update.isError ? (
          <span role="alert" className={styles.refusal}>
            Not saved: {errorMessage(update.error)}
          </span>
        ) : null}
      </span>
    </form>
  );
}
