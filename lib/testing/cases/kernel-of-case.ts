import type { CitedEvidence, CitedKernelEvent } from "@/lib/analysis/citations/cited-evidence";
import { storedKernelEventOf } from "@/lib/testing/builders/kernel-event-of";

const ECONNREFUSED = 111;
const MOST = 20;

/** Refused connections in some client spans of the window, as a capture would have joined them. */
export function connectRefused({ window }: CitedEvidence): CitedKernelEvent[] {
  const clients = window.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" && node.span.kind === "client" ? [node] : [])),
  );
  return clients.slice(0, MOST).map(({ span }, i) => ({
    event: storedKernelEventOf(`refused-${i}`, { kind: "connect", at: i, returned: -ECONNREFUSED }),
    spanId: span.spanId,
    grade: "exact",
  }));
}
