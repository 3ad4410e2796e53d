"use client";

import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";

const loading = () => <LoadingLines label="Loading the tab" />;

/** Tabs that are not open at first: who reads the waterfall does not wait for their code. */
export const LaterTimeline = laterPart(
  () => import("./trace-timeline").then((module) => module.TraceTimeline),
  { name: "The timeline", loading },
);

export const LaterKernel = laterPart(
  () => import("@/components/evidence/kernel-list").then((module) => module.KernelList),
  { name: "The list of kernel events", loading },
);
