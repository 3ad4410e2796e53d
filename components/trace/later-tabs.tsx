"use client";

import { laterTab } from "@/components/ui/later-tab";

/** Tabs that are not open at first: who reads the waterfall does not wait for their code. */
export const LaterTimeline = laterTab(
  () => import("./trace-timeline").then((module) => module.TraceTimeline),
  "The timeline",
);

export const LaterKernel = laterTab(
  () => import("@/components/evidence/kernel-list").then((module) => module.KernelList),
  "The list of kernel events",
);
