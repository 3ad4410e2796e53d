import { IDENTIFIER_PATTERNS, SECRET_PATTERNS } from "@/lib/domain/redaction/secret-patterns";

/** A part of a redacted text: as it was, a token in place of an identifier, or a mark where a secret was. */
export interface RedactedPiece {
  readonly kind: "text" | "token" | "removed";
  readonly text: string;
}

const TOKENS = ["value", ...IDENTIFIER_PATTERNS].join("|");
const REMOVED = ["removed", ...SECRET_PATTERNS].join("|");
const MARK = new RegExp(`(\\[(?:${TOKENS})#[0-9a-f]{10}\\]|\\[(?:${REMOVED})\\])`);

/** A redacted text in pieces, which together are the text. */
export function splitRedacted(text: string): RedactedPiece[] {
  return text
    .split(MARK)
    .map((piece, i): RedactedPiece => {
      if (i % 2 === 0) return { kind: "text", text: piece };
      return { kind: piece.includes("#") ? "token" : "removed", text: piece };
    })
    .filter((piece) => piece.text !== "");
}
