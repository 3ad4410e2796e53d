import { type LayoutInput, layoutGraph } from "@/lib/view-models/graph/layout-graph";

/** Lays out one graph a message. Whoever started it ends it when it takes too long. */
self.onmessage = (event: MessageEvent<LayoutInput>) => {
  self.postMessage(layoutGraph(event.data));
};
