"use client";

import dynamic from "next/dynamic";
import { LoadingLines } from "@/components/ui/loading-lines";

const loading = () => <LoadingLines label="Loading the tab" />;

const loadTimeline = () => import("./trace-timeline").then((module) => module.TraceTimeline);
const loadKernel = () =>
  import("@/components/evidence/kernel-list").then((module) => module.KernelList);

/** Tabs that are not open at first: who reads the waterfall does not wait for their code. */
export const LaterTimeline = dynamic(loadTimeline, { loading });
export const LaterKernel = dynamic(loadKernel, { loading });

export const fetchTimelineAhead = () => void loadTimeline();
export const fetchKernelAhead = () => void loadKernel();
