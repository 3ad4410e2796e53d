"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OpenSloResult } from "@/lib/domain/contracts/slo";
import styles from "./slo-dialog.module.css";
import { useImportOpenSlo } from "./use-slos";

/** Takes in OpenSLO v1; first tells what would come of it when asked to. */
export function ImportSloDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [yaml, setYaml] = useState("");
  const take = useImportOpenSlo();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate({ yaml, dryRun: false });
  };
  const isIdle = yaml.trim() === "" || take.isPending;
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => (isOpen ? null : onClose())}
      title="Import OpenSLO v1"
      size="wide"
    >
      <form className={styles.form} onSubmit={submit}>
        <textarea
          className={styles.text}
          aria-label="OpenSLO YAML"
          placeholder={"apiVersion: openslo/v1\nkind: SLO\n…"}
          value={yaml}
          onChange={(event) => setYaml(event.target.value)}
          spellCheck={false}
          autoFocus
        />
        {take.isError ? (
          <p className={styles.error} role="alert">
            {errorMessage(take.error)}
          </p>
        ) : null}
        {take.data === undefined ? null : (
          <ImportResult result={take.data} wasDry={take.variables?.dryRun === true} />
        )}
        <footer className={styles.foot}>
          <span className={styles.note}>SLOs of a known name are replaced.</span>
          <Button disabled={isIdle} onClick={() => take.mutate({ yaml, dryRun: true })}>
            Check
          </Button>
          <Button type="submit" variant="solid" disabled={isIdle}>
            Import
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function ImportResult({ result, wasDry }: { result: OpenSloResult; wasDry: boolean }) {
  const { created, updated, unchanged, notes } = result;
  const verb = wasDry ? "would be" : "";
  const parts = [
    `${created.length} ${verb} created`,
    `${updated.length} ${verb} replaced`,
    `${unchanged.length} unchanged`,
  ];
  return (
    <div role="status">
      <p className={styles.note}>{parts.join(", ")}</p>
      <ul className={styles.notes}>
        {notes.map(({ document, path, effect, message }) => (
          <li key={`${document} ${path} ${message}`}>
            <strong>{effect}</strong> {document} <code>{path}</code>: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
