"use client";

import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import CodeMirror, { EditorView } from "@uiw/react-codemirror";
import { useMemo } from "react";

interface MarkdownFieldProps {
  /** For screen readers. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  className: string | undefined;
}

const THEME = EditorView.theme({
  "&": { color: "var(--ink-1)", backgroundColor: "transparent", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": {
    fontFamily: "var(--font-mono)",
    fontSize: "var(--text-small)",
    padding: "8px 0",
  },
  ".cm-gutters": {
    color: "var(--ink-3)",
    backgroundColor: "var(--sunk)",
    borderRight: "1px solid var(--line-faint)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--selection-tint)" },
  ".cm-cursor": { borderLeftColor: "var(--ink-1)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "color-mix(in oklab, var(--selection) 30%, transparent)" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.processingInstruction, color: "var(--ink-3)" },
  { tag: [tags.link, tags.labelName, tags.url], color: "var(--selection)" },
]);

/** Nothing completes, folds or colours by itself: it is prose. */
const SETUP = {
  foldGutter: false,
  autocompletion: false,
  closeBrackets: false,
  bracketMatching: false,
  syntaxHighlighting: false,
} as const;

/** A field for Markdown; Tab leaves it. Loads an editor: import it apart from the page. */
export function MarkdownField({ label, value, onChange, className }: MarkdownFieldProps) {
  const extensions = useMemo(
    () => [
      markdown(),
      syntaxHighlighting(COLOURS),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label }),
      THEME,
    ],
    [label],
  );
  return (
    <CodeMirror
      className={className}
      value={value}
      onChange={onChange}
      extensions={extensions}
      basicSetup={SETUP}
      theme="none"
      indentWithTab={false}
      autoFocus
    />
  );
}
