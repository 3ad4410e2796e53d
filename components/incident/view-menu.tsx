"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { DropdownMenu, MenuChoice, MenuSeparator } from "@/components/ui/dropdown-menu";
import { laterDialog } from "@/components/ui/later-dialog";
import toolbar from "@/components/ui/toolbar.module.css";
import { useOwnName } from "@/components/ui/use-own-name";
import type { IncidentSort } from "@/lib/domain/incident-sort";
import {
  builtInViews,
  findView,
  isSameFilters,
  MINE,
  toViewChoice,
  type ViewChoice,
} from "@/lib/view-models/incident-list/incident-views";
import type { useIncidentViews } from "./use-incident-views";
import type { ListFilters } from "./use-list-filters";
import { ViewActions, type ViewDialogKind } from "./view-actions";

const NameDialog = laterDialog(
  () => import("./name-dialog").then((module) => module.NameDialog),
  "The question for your name",
);

const ViewDialog = laterDialog(
  () => import("./view-dialog").then((module) => module.ViewDialog),
  "The form of a view",
);

interface ViewMenuProps {
  list: ListFilters;
  sort: IncidentSort | null;
  views: ReturnType<typeof useIncidentViews>;
}

/** Which view of the incidents is shown, and what can be done with it. */
export function ViewMenu({ list, sort, views }: ViewMenuProps) {
  const [me] = useOwnName();
  const [dialog, setDialog] = useState<ViewDialogKind | "me" | null>(null);
  const saved = (views.data?.items ?? []).map(toViewChoice);
  const builtIn = builtInViews(me);
  const choices = [...builtIn, ...saved];
  const shown = findView(choices, list.view, list.filters);
  const isChanged = shown !== null && !isSameFilters(shown.filters, list.filters);
  const open = (choice: ViewChoice) =>
    choice.key === MINE && me === ""
      ? setDialog("me")
      : list.open(choice.filters, choice.saved === null && choice.key !== "all" ? "" : choice.key);
  const onChoice = (key: string) => {
    const choice = choices.find((one) => one.key === key);
    if (choice !== undefined) open(choice);
  };
  const name = shown === null ? "Filtered" : `${shown.name}${isChanged ? ", changed" : ""}`;

  return (
    <>
      <DropdownMenu
        trigger={
          <button type="button" className={toolbar.select} aria-label={`View: ${name}`}>
            {name}
            <ChevronDown aria-hidden size={13} />
          </button>
        }
      >
        <MenuChoice
          label="Views"
          value={shown?.key ?? ""}
          onChange={onChoice}
          choices={builtIn.map(({ key, name: text }) => ({ value: key, text }))}
        />
        {saved.length === 0 ? null : (
          <MenuChoice
            label="Saved for everybody"
            value={shown?.key ?? ""}
            onChange={onChoice}
            choices={saved.map(toSavedChoice)}
          />
        )}
        <MenuSeparator />
        <ViewActions
          view={shown?.saved ?? null}
          filters={list.filters}
          sort={sort}
          isChanged={isChanged}
          failure={views.error}
          onDialog={setDialog}
        />
      </DropdownMenu>
      {dialog === "me" ? (
        <NameDialog
          why="Your incidents are those that are assigned to this name."
          onClose={() => setDialog(null)}
          onName={(given) => {
            const mine = builtInViews(given).find(({ key }) => key === MINE);
            if (mine !== undefined) list.open(mine.filters, "");
          }}
        />
      ) : null}
      {dialog === null || dialog === "me" ? null : (
        <ViewDialog
          kind={dialog}
          view={shown?.saved ?? null}
          list={list}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

function toSavedChoice({ key, name, saved }: ViewChoice) {
  const choice = { value: key, text: name };
  return saved?.isDefault === true ? { ...choice, note: "default" } : choice;
}
