"use client";

import { Ellipsis, GitMerge, Split } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { MergeDialog } from "./merge-dialog";

/** What is done with an incident now and then. */
export function IncidentMore({ incident }: { incident: IncidentDetailDto }) {
  const [merging, setMerging] = useState(false);
  const [, setTab] = useQueryState("tab", parseAsString);
  const merge = () => setMerging(true);
  useKeys([{ keys: ["M"], label: "Merge into another", group: "Incident", run: merge }]);
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden />} />}
      >
        <MenuItem icon={<GitMerge aria-hidden size={14} />} shortcut="⇧M" onSelect={merge}>
          Merge into another incident…
        </MenuItem>
        <MenuItem
          icon={<Split aria-hidden size={14} />}
          disabled={incident.alerts.length < 2}
          onSelect={() => void setTab("alerts")}
        >
          Split off alerts…
        </MenuItem>
      </DropdownMenu>
      <MergeDialog incidentId={incident.id} open={merging} onOpenChange={setMerging} />
    </>
  );
}
