"use client";

import { TextField } from "@/components/ui/text-field";
import type { RootCause } from "@/lib/domain/verdict";
import type { VerdictRole } from "@/lib/domain/verdict-words";
import { AnchorList } from "./anchor-list";
import { ChoiceGroup } from "./choice-group";
import type { VerdictFormState } from "./use-verdict-form";
import styles from "./verdict-fields.module.css";

const KINDS: readonly { value: RootCause["kind"]; text: string }[] = [
  { value: "spans", text: "these spans" },
  { value: "not-instrumented", text: "not instrumented" },
  { value: "no-fault", text: "no fault" },
];
const ROLES: readonly { value: VerdictRole; text: string }[] = [
  { value: "label", text: "label" },
  { value: "adjudication", text: "settles the labels" },
];

/** Who says it, and where the cause is. */
export function VerdictCause({ state }: { state: VerdictFormState }) {
  const { form, change, canSettle } = state;
  const set = (changes: Partial<typeof form>) => change((before) => ({ ...before, ...changes }));
  const removeSpan = (anchor: string) => set({ spans: form.spans.filter((one) => one !== anchor) });
  return (
    <div className={styles.column}>
      <TextField label="Reviewer" value={form.author} onChange={(author) => set({ author })} />
      {canSettle || form.role === "adjudication" ? (
        <ChoiceGroup
          legend="As"
          choices={ROLES}
          value={form.role}
          onChange={(role) => set({ role })}
        />
      ) : null}
      <ChoiceGroup
        legend="Cause"
        choices={KINDS}
        value={form.causeKind}
        onChange={(causeKind) => set({ causeKind })}
      />
      {form.causeKind === "spans" ? (
        <AnchorList
          label="Root-cause spans"
          anchors={form.spans}
          onRemove={removeSpan}
          empty="Select a span in the graph or the waterfall and press r."
        />
      ) : null}
      {form.causeKind === "not-instrumented" ? (
        <TextField
          label="Peer"
          value={form.peer}
          onChange={(peer) => set({ peer })}
          placeholder="postgres:5432"
        />
      ) : null}
      {form.causeKind === "no-fault" ? null : (
        <div className={styles.pair}>
          <TextField
            label="Service"
            value={form.service}
            onChange={(service) => set({ service })}
          />
          <TextField
            label="Operation"
            value={form.operation}
            onChange={(operation) => set({ operation })}
          />
        </div>
      )}
    </div>
  );
}
