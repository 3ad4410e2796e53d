"use client";

import { useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import styles from "./postmortem.module.css";
import { PostmortemArticle } from "./postmortem-article";
import { PostmortemBar } from "./postmortem-bar";
import { PostmortemSteps } from "./postmortem-steps";
import { type ShownVersion, usePostmortem } from "./use-postmortem";
import { useUnsavedText } from "./use-unsaved-text";

/** Apart: the editor is code that only those who write need. */
const PostmortemEditor = laterPart(
  () => import("./postmortem-editor").then((module) => module.PostmortemEditor),
  { name: "The editor", loading: () => <p className={styles.note}>Opening the editor…</p> },
);

/** The postmortem: a draft that writes itself, what people made of it, and its way to publication. */
export function PostmortemPanel({ incidentId }: { incidentId: string }) {
  const [shown, setShown] = useState<ShownVersion>("latest");
  const query = usePostmortem(incidentId, shown);
  const [unsaved, setUnsaved] = useUnsavedText(incidentId);
  if (query.isPending) return <LoadingLines label="Loading the postmortem" />;
  if (query.data === undefined) {
    return (
      <ErrorState
        compact
        title="The postmortem could not be read."
        message={errorMessage(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const { latest, text } = query.data;
  if (unsaved !== null) {
    return (
      <PostmortemEditor
        incidentId={incidentId}
        latest={latest}
        unsaved={unsaved}
        onChange={setUnsaved}
        onSaved={() => setShown("latest")}
      />
    );
  }
  return (
    <div className={styles.root}>
      <PostmortemBar
        postmortem={query.data}
        shown={shown}
        onShow={setShown}
        onEdit={() => setUnsaved({ base: latest, text })}
      />
      <PostmortemArticle postmortem={query.data} />
      <PostmortemSteps incidentId={incidentId} />
    </div>
  );
}
