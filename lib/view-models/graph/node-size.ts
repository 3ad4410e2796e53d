export interface NodeText {
  readonly service: string;
  readonly operation: string;
  readonly failure: string | null;
  readonly times: string | null;
  readonly errorNote: string | null;
  readonly foldNote: string | null;
  readonly divergenceNote: string | null;
  readonly kernelNote: string | null;
  readonly duration: string | null;
}

/** Advance of a wide system UI face, at 13 px semibold and at 12 px regular: narrower ones leave air. */
const TITLE_CHAR_PX = 8.1;
const TEXT_CHAR_PX = 6.9;
const MARK_PX = 18;
const DOT_PX = 14;
const PADDING_X_PX = 24;
const PADDING_Y_PX = 12;
const LINE_PX = 17;
const MIN_WIDTH_PX = 104;
/** Longer lines are cut with an ellipsis; the whole text is in the title. */
const MAX_WIDTH_PX = 196;
/** An address and what became of it are told whole. */
const MAX_KERNEL_WIDTH_PX = 280;

/** The box that holds a node's lines, estimated from their length: the layout runs without a page. */
export function nodeSize(text: NodeText): { readonly width: number; readonly height: number } {
  const mark = text.failure === null ? 0 : MARK_PX;
  const times = text.times === null ? 0 : (text.times.length + 1) * TEXT_CHAR_PX;
  const duration = text.duration === null ? 0 : (text.duration.length + 2) * TEXT_CHAR_PX;
  const title = DOT_PX + text.service.length * TITLE_CHAR_PX + mark + times + duration;
  const lines = [text.operation, ...secondary(text)].map((line) => line.length * TEXT_CHAR_PX);
  const widest = Math.max(title, ...lines) + PADDING_X_PX;
  const kernelPx = (text.kernelNote?.length ?? 0) * TEXT_CHAR_PX + PADDING_X_PX;
  const kernel = Math.min(kernelPx, MAX_KERNEL_WIDTH_PX);
  return {
    width: Math.round(Math.max(Math.min(Math.max(widest, MIN_WIDTH_PX), MAX_WIDTH_PX), kernel)),
    height: (2 + secondary(text).length) * LINE_PX + PADDING_Y_PX,
  };
}

/** The lines below service and operation, in the order they are drawn. */
export function secondary(
  text: Pick<NodeText, "failure" | "errorNote" | "kernelNote" | "divergenceNote" | "foldNote">,
): readonly string[] {
  return [text.failure, text.errorNote, text.kernelNote, text.divergenceNote, text.foldNote].filter(
    (line) => line !== null,
  );
}
