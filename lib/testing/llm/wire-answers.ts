import type { ModelMove } from "./model-move";

type Streamed = Exclude<ModelMove, { kind: "status" }>;

const PIECE = 400;
const INPUT_TOKENS = 1_200;
const OUTPUT_TOKENS = 340;

/** An answer as chunks of `chat.completion.chunk`, as OpenAI's API streams them. */
export function writeOpenAiAnswer(move: Streamed): string[] {
  const chunk = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({
      id: "chatcmpl-1",
      object: "chat.completion.chunk",
      created: 1,
      model: "fake",
      choices: [{ index: 0, delta, finish_reason: finish }],
    })}\n\n`;
  const usage = `data: ${JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "fake",
    choices: [],
    usage: {
      prompt_tokens: INPUT_TOKENS,
      completion_tokens: OUTPUT_TOKENS,
      total_tokens: INPUT_TOKENS + OUTPUT_TOKENS,
    },
  })}\n\n`;
  const end = (reason: string) => [chunk({}, reason), usage, "data: [DONE]\n\n"];
  const first = chunk({ role: "assistant", content: "" });
  switch (move.kind) {
    case "answer":
      return [first, ...piecesOf(move.text).map((content) => chunk({ content })), ...end("stop")];
    case "cut":
      return [first, chunk({ content: move.text }), ...end("length")];
    case "refuse":
      return [first, ...end("content_filter")];
    case "disconnect":
      return [first, chunk({ content: move.text })];
    case "tool": {
      const call = {
        index: 0,
        id: "call_1",
        type: "function",
        function: { name: move.name, arguments: JSON.stringify(move.input) },
      };
      return [first, chunk({ tool_calls: [call] }), ...end("tool_calls")];
    }
  }
}

/** The same as the events of Anthropic's Messages API. */
export function writeAnthropicAnswer(move: Streamed): string[] {
  const event = (type: string, data: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
  const start = event("message_start", {
    message: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "fake",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: INPUT_TOKENS, output_tokens: 1 },
    },
  });
  const text = (pieces: readonly string[]) => [
    event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    ...pieces.map((piece) =>
      event("content_block_delta", { index: 0, delta: { type: "text_delta", text: piece } }),
    ),
  ];
  const stop = (reason: string) => [
    event("message_delta", {
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: OUTPUT_TOKENS },
    }),
    event("message_stop", {}),
  ];
  const close = event("content_block_stop", { index: 0 });
  switch (move.kind) {
    case "answer":
      return [start, ...text(piecesOf(move.text)), close, ...stop("end_turn")];
    case "cut":
      return [start, ...text([move.text]), close, ...stop("max_tokens")];
    case "refuse":
      return [start, ...stop("refusal")];
    case "disconnect":
      return [start, ...text([move.text])];
    case "tool":
      return [
        start,
        event("content_block_start", {
          index: 0,
          content_block: { type: "tool_use", id: "toolu_1", name: move.name, input: {} },
        }),
        event("content_block_delta", {
          index: 0,
          delta: { type: "input_json_delta", partial_json: JSON.stringify(move.input) },
        }),
        close,
        ...stop("tool_use"),
      ];
  }
}

function piecesOf(text: string): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, "g")) ?? [];
}
