"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import { type ShownVersion, usePostmortemVersions } from "./use-postmortem";

interface PostmortemVersionMenuProps {
  incidentId: string;
  shown: ShownVersion;
  onShow: (shown: ShownVersion) => void;
}

/** Any version, each as it stands, or a new draft from what is known now. */
export function PostmortemVersionMenu({ incidentId, shown, onShow }: PostmortemVersionMenuProps) {
  const steps = usePostmortemVersions(incidentId).data?.items ?? [];
  const versions = steps.filter(
    ({ version }, index) => steps.findIndex((one) => one.version === version) === index,
  );
  const latest = versions[0]?.version;
  const choices = [
    ...versions.map(({ version, status, author }) => ({
      value: version === latest ? "latest" : String(version),
      text: `Version ${version}`,
      note: `${status}, ${author}`,
    })),
    { value: "fresh", text: "Drafted anew", note: "from what is known now" },
  ];
  const open = (value: string) =>
    onShow(value === "latest" || value === "fresh" ? value : Number(value));
  const now = choices.find(({ value }) => value === String(shown))?.text ?? "Versions";
  return (
    <DropdownMenu
      trigger={
        <Button>
          {now} <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      <MenuChoice label="Versions" value={String(shown)} choices={choices} onChange={open} />
    </DropdownMenu>
  );
}
