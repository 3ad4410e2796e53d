import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import type { KernelRow } from "./to-kernel-rows";

/** What the kernel did for one span: what is surest to be its own first, then by time. O(n log n). */
export function surestFirst(rows: readonly KernelRow[]): readonly KernelRow[] {
  return [...rows].sort(
    (a, b) =>
      KERNEL_GRADES.indexOf(a.grade) - KERNEL_GRADES.indexOf(b.grade) ||
      a.offsetNano - b.offsetNano,
  );
}
