"use client";

import { errorMessage } from "@/components/ui/api-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import type { ModelSettingsDto } from "@/lib/domain/contracts/settings";
import { spentLimit } from "@/lib/domain/model-budget";
import { formatCount } from "@/lib/view-models/format/format-count";
import { toSentence } from "@/lib/view-models/format/to-sentence";
import { ModelForm } from "./model-form";
import styles from "./settings-page.module.css";
import { useModelSettings, useTestModel, useUpdateModelSettings } from "./use-settings";

/** The model that may be asked: which, what it took, the switch that stops it, and a test. */
export function ModelSection() {
  const query = useModelSettings();
  return (
    <section className={styles.section} aria-labelledby="settings-model">
      <h2 className={styles.title} id="settings-model">
        Model
      </h2>
      <ReadState
        query={query}
        what="The model's settings"
        loading={<LoadingLines label="Loading the model's settings" count={6} />}
        compact
      />
      {query.data === undefined ? null : (
        <>
          <ModelState settings={query.data} />
          <ModelForm key={JSON.stringify(query.data.chosen)} settings={query.data} />
        </>
      )}
    </section>
  );
}

function ModelState({ settings }: { settings: ModelSettingsDto }) {
  const update = useUpdateModelSettings();
  const test = useTestModel();
  const { isEnabled, chosen, asked, reason, usage } = settings;
  const isSpent = spentLimit(usage) !== null;
  return (
    <>
      <dl className={styles.facts}>
        <dt>Asked now</dt>
        <dd>
          {asked === null ? (
            <>
              <Badge tone="neutral">{isEnabled ? "none" : "off"}</Badge>{" "}
              {isEnabled ? toSentence(reason ?? "") : "All models are switched off here."} The
              built-in analyst answers.
            </>
          ) : (
            <>
              <Badge tone={isSpent ? "warning" : "machine"}>{isSpent ? "paused" : "on"}</Badge>{" "}
              {asked.model} of {asked.provider}; evidence goes to <code>{asked.host}</code>
            </>
          )}
        </dd>
        <dt>Last 24 hours</dt>
        <dd>
          <meter
            className={styles.meter}
            min={0}
            max={usage.maxDayTokens}
            high={usage.maxDayTokens * 0.8}
            value={usage.dayTokens}
            aria-label="Tokens of 24 hours, of those that are allowed"
          />{" "}
          {formatCount(usage.dayTokens)} of {formatCount(usage.maxDayTokens)} tokens in{" "}
          {formatCount(usage.dayRuns)} runs
          {usage.maxDayUsd === null
            ? ""
            : `, $${usage.dayUsd.toFixed(2)} of $${usage.maxDayUsd.toFixed(2)}`}
          {isSpent ? (
            <>
              , <strong>used up</strong>: no model is asked until runs are older than 24 hours
            </>
          ) : null}
          ; at most {formatCount(usage.maxRunTokens)} a run, {usage.maxMinuteRuns} runs a minute.
          Whoever runs the server sets these limits (FAULTLINE_LLM_MAX_…).
        </dd>
      </dl>
      <div className={styles.actions}>
        <Button
          disabled={update.isPending}
          onClick={() => {
            test.reset();
            update.mutate({ isEnabled: !isEnabled, chosen });
          }}
        >
          {isEnabled ? "Switch all models off" : "Allow models again"}
        </Button>
        <Button disabled={asked === null || test.isPending} onClick={() => test.mutate()}>
          {test.isPending ? "Asking…" : "Test"}
        </Button>
        <span role="status" className={test.data?.ok === false ? styles.refusal : styles.note}>
          {test.data === undefined
            ? null
            : `${test.data.ok ? "✓" : "✕"} ${test.data.message}${test.data.ok ? ` in ${formatCount(test.data.ms)} ms` : ""}`}
        </span>
        {update.isError ? (
          <span role="alert" className={styles.refusal}>
            Not saved: {errorMessage(update.error)}
          </span>
        ) : null}
      </div>
    </>
  );
}
