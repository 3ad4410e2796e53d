"use client";

import { useNarrow } from "./use-narrow";

/** `--row` of the lists of lines in pixels; on a phone a line is two. */
const LINE_PX = 24;
const PHONE_LINE_PX = 44;

/** The height of a line of `line-list.module.css`, for what places lines by hand. */
export function useLineHeight(): number {
  return useNarrow() ? PHONE_LINE_PX : LINE_PX;
}
