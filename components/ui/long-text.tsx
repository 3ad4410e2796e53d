"use client";

import { useState } from "react";
import { cutText, nextTextCut } from "@/lib/view-models/format/next-cut";
import { CutLine } from "./cut-line";

/** More than a screen of it is seldom read, and a megabyte makes a page heavy. */
const FIRST_CHARACTERS = 2_000;

/** Text as it was sent; of a long one the beginning, and the rest when asked for. Copying copies all. */
export function LongText({ text, className }: { text: string; className?: string | undefined }) {
  const [length, setLength] = useState(FIRST_CHARACTERS);
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
