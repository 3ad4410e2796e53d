import { layoutGraph } from "@/lib/view-models/graph/layout-graph";
import type { LayoutInput } from "@/lib/view-models/graph/layout-input";

/** Lays out one graph a message. Whoever started it ends it when it takes too long. */
self.onmessage = (event: MessageEvent<LayoutInput>) => {
  self.postMessage(layoutGraph(event.data));
};
