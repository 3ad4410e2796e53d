import type { GraphLayout } from "@/lib/view-models/graph/layout-graph";
import type { LayoutInput } from "@/lib/view-models/graph/layout-input";

export type LayoutResult =
  | { readonly kind: "laid-out"; readonly layout: GraphLayout }
  | { readonly kind: "too-large"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** 200 nodes and 400 edges take some 300 ms; what takes ten times that would not be legible either. */
const DEADLINE_MS = 4_000;
const MAX_NODES = 600;

/** Lays a graph out in a worker of its own, which is ended at the deadline or by `signal`. */
export function runLayout(input: LayoutInput, signal: AbortSignal): Promise<LayoutResult> {
  if (input.nodes.length > MAX_NODES) {
    return Promise.resolve({
      kind: "too-large",
      reason: `${input.nodes.length} nodes; at most ${MAX_NODES} are drawn.`,
    });
  }
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
    const finish = (result: LayoutResult) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      worker.terminate();
      resolve(result);
    };
    const onAbort = () => finish({ kind: "failed", reason: "The layout was called off." });
    const timer = setTimeout(
      () => finish({ kind: "failed", reason: `No layout within ${DEADLINE_MS / 1000} s.` }),
      DEADLINE_MS,
    );
    signal.addEventListener("abort", onAbort);
    worker.onmessage = (event: MessageEvent<GraphLayout>) =>
      finish({ kind: "laid-out", layout: event.data });
    worker.onerror = (event) => finish({ kind: "failed", reason: event.message });
    worker.postMessage(input);
  });
}
