"use client";

import { ChevronDown, Download, Pencil } from "lucide-react";
import { errorMessage } from "@/components/ui/api-error";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { endpointUrl } from "@/components/ui/fetch-endpoint";
import { startDownload } from "@/components/ui/start-download";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import type { PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { getPostmortem } from "@/lib/domain/contracts/review-calls";
import { nextStatuses, type PostmortemStatus } from "@/lib/domain/postmortem";
import {
  despiteWords,
  missingWords,
  standingWords,
} from "@/lib/view-models/evaluation/postmortem-words";
import { checkedWords, contradictedOf } from "@/lib/view-models/evaluation/sentence-check";
import { writeMarkdown } from "@/lib/view-models/evaluation/write-markdown";
import styles from "./postmortem.module.css";
import { PostmortemVersionMenu } from "./postmortem-version-menu";
import { type ShownVersion, useChangePostmortemStatus, versionQuery } from "./use-postmortem";

interface PostmortemBarProps {
  postmortem: PostmortemDto;
  shown: ShownVersion;
  onShow: (shown: ShownVersion) => void;
  onEdit: () => void;
}

const TONES: Readonly<Record<PostmortemStatus, Tone>> = {
  draft: "neutral",
  reviewed: "selection",
  published: "verified",
};

/** Which version it is and what can be done with it. */
export function PostmortemBar({ postmortem, shown, onShow, onEdit }: PostmortemBarProps) {
  const { stored } = postmortem;
  const missing = [despiteWords(postmortem), missingWords(postmortem)].join(" ").trim();
  return (
    <header className={styles.controls}>
      <Badge tone={TONES[stored?.status ?? "draft"]}>{stored?.status ?? "draft"}</Badge>
      <span className={styles.note}>
        {standingWords(postmortem)} Times are UTC. {checkedWords(postmortem)}{" "}
        {missing === "" ? null : <strong className={styles.missing}>{missing}</strong>}
      </span>
      {postmortem.latest === null ? null : (
        <PostmortemVersionMenu incidentId={postmortem.incidentId} shown={shown} onShow={onShow} />
      )}
      <StatusSteps postmortem={postmortem} />
      <Button icon={<Pencil aria-hidden size={14} />} onClick={onEdit}>
        Edit
      </Button>
      <CopyButton
        text={writeMarkdown(postmortem, location.origin)}
        label="Copy the postmortem as Markdown"
      />
      <DownloadMenu incidentId={postmortem.incidentId} shown={shown} />
    </header>
  );
}

const STEP_LABELS: Readonly<Record<PostmortemStatus, string>> = {
  draft: "Give back",
  reviewed: "Mark as reviewed",
  published: "Publish",
};

/** Of the latest version alone: those before it are history. */
function StatusSteps({ postmortem }: { postmortem: PostmortemDto }) {
  const { incidentId, stored, latest } = postmortem;
  const [name, setName] = useOwnName();
  const change = useChangePostmortemStatus(incidentId);
  if (stored === null || stored.number !== latest) return null;
  const steps = nextStatuses(stored.status);
  if (steps.length === 0) return null;
  const take = (status: PostmortemStatus, despite = false) =>
    change.mutate({ author: name, base: stored.number, status, despite });
  const isRefused =
    change.error !== null && steps.includes("published") && contradictedOf(postmortem).length > 0;
  return (
    <>
      <TextField label="Your name" value={name} onChange={setName} className={styles.name} />
      {steps.map((status) => (
        <Button
          key={status}
          variant={status === "draft" ? "outline" : "solid"}
          disabled={name.trim() === "" || change.isPending}
          title={name.trim() === "" ? "Give your name first" : undefined}
          onClick={() => take(status)}
        >
          {STEP_LABELS[status]}
        </Button>
      ))}
      {change.error === null ? null : (
        <span className={styles.refusal} role="alert">
          {errorMessage(change.error)}
        </span>
      )}
      {isRefused ? (
        <Button disabled={change.isPending} onClick={() => take("published", true)}>
          Publish all the same, as {name}
        </Button>
      ) : null}
    </>
  );
}

const FORMS = [
  { format: "markdown", extension: "md", label: "Markdown" },
  { format: "html", extension: "html", label: "HTML, to be printed" },
] as const;

function DownloadMenu({ incidentId, shown }: { incidentId: string; shown: ShownVersion }) {
  const download = ({ format, extension }: (typeof FORMS)[number]) =>
    startDownload(
      endpointUrl(getPostmortem, {
        params: { incidentId },
        query: { ...versionQuery(shown), format },
      }),
      `${incidentId}-postmortem.${extension}`,
    );
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button icon={<Download aria-hidden size={14} />}>
          Download <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      {FORMS.map((form) => (
        <MenuItem key={form.format} onSelect={() => download(form)}>
          {form.label}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
