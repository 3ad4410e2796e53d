"use client";

import { type FormEvent, useId, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import type { PrivacyDto } from "@/lib/domain/contracts/settings";
import type { PrivacySettings } from "@/lib/domain/redaction/privacy-settings";
import { CheckList } from "./check-list";
import styles from "./settings-page.module.css";
import { useUpdatePrivacy } from "./use-settings";

/** Keys and patterns, each to be allowed or not. */
export function PrivacyForm({ privacy }: { privacy: PrivacyDto }) {
  const { defaultAttributes, identifierPatterns, secretPatterns } = privacy;
  const id = useId();
  const update = useUpdatePrivacy();
  const [settings, setSettings] = useState(privacy.settings);
  const [added, setAdded] = useState(privacy.settings.allowedAttributes.join("\n"));
  const set = (changes: Partial<PrivacySettings>) =>
    setSettings((before) => ({ ...before, ...changes }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const allowedAttributes = added.split(/[\s,]+/).filter((key) => key !== "");
    update.mutate({ ...settings, allowedAttributes });
  };
  return (
    <form onSubmit={save} aria-label="What may leave" onChange={() => update.reset()}>
      <CheckList
        legend="Attributes whose words may leave"
        names={defaultAttributes}
        isChecked={(key) => !settings.withheldAttributes.includes(key)}
        onChange={(key, isAllowed) =>
          set({ withheldAttributes: without(settings.withheldAttributes, key, !isAllowed) })
        }
      />
      <div className={styles.area}>
        <label htmlFor={id}>And these, one a line; a * stands for the rest of a key</label>
        <textarea
          id={id}
          className={styles.keys}
          rows={3}
          value={added}
          spellCheck={false}
          placeholder="cart.kind"
          onChange={({ target }) => setAdded(target.value)}
        />
      </div>
      <CheckList
        legend="Identifiers that become tokens wherever they stand"
        names={identifierPatterns}
        isChecked={(name) => !settings.allowedPatterns.includes(name)}
        onChange={(name, isTokenised) =>
          set({ allowedPatterns: without(settings.allowedPatterns, name, !isTokenised) })
        }
      />
      <p className={styles.note}>
        Always taken out, whatever is chosen: attributes that are called a secret, and{" "}
        {secretPatterns.map((name) => name.replaceAll("-", " ")).join(", ")}.
      </p>
      <div className={styles.actions}>
        <Button type="submit" variant="solid" disabled={update.isPending}>
          Save
        </Button>
        <Button
          onClick={() => {
            setSettings({ ...settings, withheldAttributes: [], allowedPatterns: ["ip"] });
            setAdded("");
          }}
        >
          Back to the defaults
        </Button>
        <span role="status" className={styles.note}>
          {update.isSuccess ? "✓ saved: holds from now on" : null}
        </span>
        {update.isError ? (
          <span role="alert" className={styles.refusal}>
            Not saved: {errorMessage(update.error)}
          </span>
        ) : null}
      </div>
    </form>
  );
}

/** The list with a name in it or not. */
function without(names: readonly string[], name: string, isIn: boolean): string[] {
  const others = names.filter((one) => one !== name);
  return isIn ? [...others, name] : others;
}
