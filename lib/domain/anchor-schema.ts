import { z } from "zod";
import { MAX_ANCHOR_LENGTH, parseAnchor } from "./anchor";

const FORMS =
  "span:<spanId>, span:<spanId>#attr=<key>, span:<spanId>#event=<n>, log:<id>, kernel:<id>, metric:<name>@<unixNano>, exemplar:<id>, change:<id>, code:<file>:<line>";

/** An anchor as text; whether it resolves is for whoever has the evidence to say. */
export const Anchor = z
  .string()
  .trim()
  .max(MAX_ANCHOR_LENGTH)
  .refine((text) => parseAnchor(text) !== null, `an anchor is one of ${FORMS}`);

/** The anchor of a whole span. */
export const SpanAnchor = Anchor.refine((text) => {
  const target = parseAnchor(text);
  return target?.kind === "span" && target.part === null;
}, "a root-cause span is named as span:<spanId>");
