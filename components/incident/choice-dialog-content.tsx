"use client";

import { Command } from "cmdk";
import { type ReactNode, useState } from "react";
import palette from "@/components/shell/command-palette.module.css";
import { DialogContent } from "@/components/ui/dialog-content";
import styles from "./choice-dialog.module.css";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Before the label: an id. */
  readonly id?: string;
  /** Behind it. */
  readonly note?: string;
}

export interface ChoiceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  placeholder: string;
  search: string;
  onSearch: (search: string) => void;
  /** Those that match what was typed, the likeliest first. */
  choices: readonly Choice[];
  onChoose: (value: string) => void;
  /** Where nothing matches. */
  empty: string;
  /** Below the list: what it means, or why it was refused. */
  children?: ReactNode;
}

/** One of a list, by typing a part of it, or by the arrows; Enter chooses. */
export function ChoiceDialogContent(props: ChoiceDialogProps) {
  const { open, onOpenChange, title, placeholder, search, onSearch } = props;
  const { choices, onChoose, empty, children } = props;
  // By its place: choices that arrive after the typing are chosen from at once, the first first.
  const [place, setPlace] = useState("0");
  const isThere = Number(place) < choices.length;
  return (
    <DialogContent open={open} onOpenChange={onOpenChange} title={title}>
      <Command
        className={palette.palette}
        label={title}
        shouldFilter={false}
        value={isThere ? place : "0"}
        onValueChange={setPlace}
        loop
      >
        <Command.Input
          className={palette.input}
          value={search}
          onValueChange={(text) => {
            setPlace("0");
            onSearch(text);
          }}
          placeholder={placeholder}
          autoFocus
        />
        <Command.List className={palette.list}>
          <Command.Empty className={palette.empty}>{empty}</Command.Empty>
          {choices.map(({ value, label, id, note }, index) => (
            <Command.Item
              key={value}
              className={palette.item}
              value={String(index)}
              onSelect={() => onChoose(value)}
            >
              {id === undefined ? null : <span className={palette.id}>{id}</span>}
              <span className={palette.text}>{label}</span>
              {note === undefined ? null : <span className={palette.note}>{note}</span>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
      {children === undefined ? null : <div className={styles.foot}>{children}</div>}
    </DialogContent>
  );
}
