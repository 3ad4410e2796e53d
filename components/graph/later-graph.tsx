"use client";

import { laterPart } from "@/components/ui/later-part";
import { GraphFrame } from "./graph-frame";
import { GraphLoading } from "./graph-loading";

/** Apart, since the library that draws it is large, and rows need not wait for it. */
export const LaterGraph = laterPart(
  () => import("./causal-graph").then((module) => module.CausalGraph),
  { name: "The causal graph", loading: GraphLoading, frame: GraphFrame },
);
