"use client";

import { Download, FileText, Link2, Package, Share2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useNotices } from "@/components/shell/notices";
import { useCopyLink } from "@/components/shell/use-copy-link";
import { useKeys } from "@/components/shell/use-keys";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { startDownload } from "@/components/ui/start-download";
import { useTimeZone } from "@/components/ui/time-zone";
import { writeClipboard } from "@/components/ui/write-clipboard";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { incidentMarkdown } from "@/lib/view-models/incident/incident-markdown";
import type { SuspectsView } from "@/lib/view-models/suspects/to-suspects-view";

interface ShareMenuProps {
  incident: IncidentDetailDto;
  /** Null while nothing is ranked. */
  suspects: SuspectsView | null;
  /** Null when there is no evidence. */
  traceId: string | null;
}

/** Ways to hand the incident on. */
export function ShareMenu({ incident, suspects, traceId }: ShareMenuProps) {
  const router = useRouter();
  const copyLink = useCopyLink();
  const copyMarkdown = useCopyMarkdown(incident, suspects);
  useKeys([
    { keys: ["m"], label: "Copy a summary for chat", group: "Incident", run: copyMarkdown },
  ]);
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button terse title="Share" icon={<Share2 aria-hidden size={14} />}>
          Share
        </Button>
      }
    >
      <MenuItem icon={<FileText aria-hidden size={14} />} shortcut="m" onSelect={copyMarkdown}>
        Copy a summary for chat (Markdown)
      </MenuItem>
      <MenuItem icon={<Link2 aria-hidden size={14} />} shortcut="y" onSelect={copyLink}>
        Copy a link to this view
      </MenuItem>
      <MenuItem
        icon={<Package aria-hidden size={14} />}
        onSelect={() => router.push(`/incidents/${incident.id}/tracepack`)}
      >
        Open the tracepack
      </MenuItem>
      <MenuItem
        icon={<Download aria-hidden size={14} />}
        disabled={traceId === null}
        onSelect={() =>
          startDownload(`/api/traces/${traceId}?format=otlp`, `trace-${traceId}.otlp.json`)
        }
      >
        Download this trace (OTLP JSON)
      </MenuItem>
    </DropdownMenu>
  );
}

function useCopyMarkdown(incident: IncidentDetailDto, suspects: SuspectsView | null): () => void {
  const { notify } = useNotices();
  const { timeZone } = useTimeZone();
  return async () => {
    const url = window.location.href;
    const copied = await writeClipboard(incidentMarkdown({ incident, suspects, url, timeZone }));
    notify(copied ? "Summary copied" : "The browser refused to copy the summary");
  };
}
