"use client";

import type { ComponentType } from "react";
import { type LaterPart, laterPart } from "./later-part";
import { LoadingLines } from "./loading-lines";

/** A tab that is not open at first; `name` stands in a sentence: "The alerts". */
export function laterTab<P extends object>(
  load: () => Promise<ComponentType<P>>,
  name: string,
): LaterPart<P> {
  return laterPart(load, { name, loading: LoadingTab });
}

function LoadingTab() {
  return <LoadingLines label="Loading the tab" />;
}
