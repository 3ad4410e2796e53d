"use client";

import { useState } from "react";
import { cutText, nextTextCut } from "@/lib/view-models/format/next-cut";
import { CutLine } from "./cut-line";

/** More than a few lines of it are seldom read, and a megabyte makes a page heavy. */
const FIRST_CHARACTERS = 600;

interface LongTextProps {
  text: string;
  className?: string | undefined;
  /** How many characters are drawn without being asked for. */
  first?: number;
}

/** Text as it was sent; of a long one the beginning, and the rest when asked for. Copying copies all. */
export function LongText({ text, className, first = FIRST_CHARACTERS }: LongTextProps) {
  const [length, setLength] = useState(first);
  const total = text.length;
  const next = nextTextCut(length, total);
  const cut = {
    shown: Math.min(length, total),
    total,
    more: Math.max(0, next - length),
    showMore: () => setLength(next),
  };
  return (
    <>
      <span className={className}>{cutText(text, length)}</span>
      <CutLine cut={cut} noun="character" />
    </>
  );
}
