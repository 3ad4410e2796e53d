"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import type { KernelFilter } from "@/lib/view-models/trace/filter-kernel-rows";
import { KERNEL_AREAS } from "@/lib/view-models/trace/to-kernel-rows";

const KERNEL = {
  kernelText: parseAsString.withDefault(""),
  kernelHidden: parseAsArrayOf(parseAsStringLiteral(KERNEL_AREAS)).withDefault([]),
  grade: parseAsStringLiteral(KERNEL_GRADES).withDefault("process-level"),
};

/** Which kernel events are listed, kept in `?kernelText=`, `?kernelHidden=` and `?grade=`. */
export function useKernelFilter(): readonly [KernelFilter, (filter: KernelFilter) => void] {
  const [{ kernelText, kernelHidden, grade }, set] = useQueryStates(KERNEL);
  const filter = useMemo(
    () => ({ text: kernelText, hidden: new Set(kernelHidden), least: grade }),
    [kernelText, kernelHidden, grade],
  );
  return [
    filter,
    ({ text, hidden, least }) =>
      void set({ kernelText: text, kernelHidden: [...hidden], grade: least }),
  ];
}
