"use client";

import { type ReactNode, useState } from "react";
import { GLOSSARY, type Term as TermName } from "@/lib/view-models/shell/glossary";
import { laterCode, useLaterState } from "./later-code";
import { Floating } from "./later-dialog";
import { LaterFailure } from "./later-part";
import styles from "./term.module.css";

/** Apart: the words are on many pages, and seldom pressed. */
const MEANING = laterCode(() => import("./term-meaning"));

interface TermProps {
  name: TermName;
  /** As it is written here; by default the term itself. */
  children?: ReactNode;
}

/** A word of the field that tells what it means when it is pressed. */
export function Term({ name, children }: TermProps) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const meaning = useLaterState(MEANING);
  return (
    <>
      <button
        type="button"
        className={styles.term}
        title={`What is meant by ${name}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={MEANING.fetchAhead}
        onFocus={MEANING.fetchAhead}
        onClick={({ currentTarget }) => {
          MEANING.fetchAhead();
          setButton(currentTarget);
          setOpen(!isOpen);
        }}
      >
        {children ?? name}
      </button>
      {button !== null && meaning.kind === "here" ? (
        <meaning.code.TermMeaning trigger={button} open={isOpen} onOpenChange={setOpen}>
          <strong>{name}</strong> {GLOSSARY[name]}
        </meaning.code.TermMeaning>
      ) : null}
      {isOpen && meaning.kind === "failed" ? (
        <Floating>
          <LaterFailure name="What it means" onRetry={MEANING.fetchAhead} />
        </Floating>
      ) : null}
    </>
  );
}
