/** What the stand-in does with one request. */
export type ModelMove =
  | { readonly kind: "answer"; readonly text: string; readonly pauseMs?: number }
  | { readonly kind: "tool"; readonly name: string; readonly input: unknown }
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "refuse" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "disconnect"; readonly text: string };
