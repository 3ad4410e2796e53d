"use client";

import { laterCode, useLaterCode } from "@/components/ui/later-code";
import { Floating } from "@/components/ui/later-dialog";
import { LaterFailure } from "@/components/ui/later-part";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ChoiceDialogProps } from "./choice-dialog-content";

/** Apart, and fetched once the page is drawn: keys open it. */
const CONTENT = laterCode(
  async () => (await import("./choice-dialog-content")).ChoiceDialogContent,
);

/** One of a list, by typing a part of it, or by the arrows; Enter chooses. */
export function ChoiceDialog(props: ChoiceDialogProps) {
  const content = useLaterCode(CONTENT);
  if (content.kind === "here") return <content.code {...props} />;
  if (!props.open) return null;
  if (content.kind === "failed") {
    return (
      <Floating>
        <LaterFailure name="The list to choose from" onRetry={CONTENT.fetchAhead} />
      </Floating>
    );
  }
  return (
    <VisuallyHidden>
      <input
        // biome-ignore lint/a11y/noAutofocus: what is typed before it is drawn is typed into it, and is no key of the page
        autoFocus
        aria-label={props.title}
        value={props.search}
        onChange={(event) => props.onSearch(event.target.value)}
      />
    </VisuallyHidden>
  );
}
