import { splitRedacted } from "@/lib/view-models/analysis/split-redacted";
import styles from "./pack-text.module.css";

interface PackTextProps {
  text: string;
  /** What tokens stand for; null shows the tokens. */
  originals: Readonly<Record<string, string>> | null;
}

/** A pack as text, with the places marked where something was taken out. */
export function PackText({ text, originals }: PackTextProps) {
  let at = 0;
  return splitRedacted(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (piece.kind === "text") return piece.text;
    const original = originals?.[piece.text];
    return (
      <mark
        key={key}
        className={styles[original === undefined ? piece.kind : "original"]}
        title={titleOf(piece.text, original)}
      >
        {original ?? piece.text}
      </mark>
    );
  });
}

function titleOf(text: string, original: string | undefined): string {
  if (original !== undefined) return `leaves as ${text}`;
  return text.includes("#")
    ? "an identifier: leaves as this token"
    : "taken out: nothing of it leaves";
}
