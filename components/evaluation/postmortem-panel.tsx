"use client";

import { useState } from "react";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
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
  const reading = (
    <ReadState
      query={query}
      what="The postmortem"
      loading={<LoadingLines label="Loading the postmortem" />}
      compact
    />
  );
  if (query.data === undefined) return <div className={styles.root}>{reading}</div>;
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
      {reading}
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
