"use client";

import { useNotices } from "@/components/shell/notices";
import { useKeys } from "@/components/shell/use-keys";
import { spanAnchor } from "@/lib/domain/anchor";
import {
  addDistractor,
  type PickedSpan,
  toggleCitation,
  toggleRootSpan,
} from "@/lib/view-models/evaluation/verdict-form";
import { usePickedSpan } from "./use-picked-span";
import type { VerdictFormState } from "./use-verdict-form";

interface VerdictKeysProps {
  traceId: string;
  state: Pick<VerdictFormState, "form" | "change">;
  /** Shows the form. */
  onOpen: () => void;
}

const GROUP = "Verdict";

/** The keys that take what graph and waterfall have selected into the verdict. Draws nothing. */
export function VerdictKeys({ traceId, state, onOpen }: VerdictKeysProps) {
  const picked = usePickedSpan(traceId);
  const { notify } = useNotices();
  const { form, change } = state;
  const withSpan = (use: (span: PickedSpan) => void) => () => {
    if (picked === null) return notify("Select a span first");
    use(picked);
    onOpen();
  };
  const toggleRoot = withSpan((span) => {
    const isRoot = form.spans.includes(spanAnchor(span.spanId));
    change((before) => toggleRootSpan(before, span));
    notify(`${span.service} ${span.name}: ${isRoot ? "no root cause" : "root cause"}`);
  });
  const toggleCited = withSpan((span) => {
    const anchor = spanAnchor(span.spanId);
    const isCited = form.citations.includes(anchor);
    change((before) => toggleCitation(before, anchor));
    notify(`${span.service} ${span.name}: ${isCited ? "not cited" : "cited"}`);
  });
  const nameDistractor = withSpan((span) => {
    change((before) => addDistractor(before, span));
    notify(`${span.service} ${span.name}: distractor; say why it is not the cause`);
  });
  useKeys([
    { keys: ["r"], label: "Selected span is a root cause, or not", group: GROUP, run: toggleRoot },
    { keys: ["c"], label: "Cite the selected span, or not", group: GROUP, run: toggleCited },
    {
      keys: ["d"],
      label: "Selected span looked guilty and is not",
      group: GROUP,
      run: nameDistractor,
    },
  ]);
  return null;
}
