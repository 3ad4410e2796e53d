import { KERNEL_GRADES, type KernelGrade } from "@/lib/domain/kernel-grade";
import { KERNEL_AREAS, type KernelArea, type KernelRow } from "./to-kernel-rows";

export interface KernelFilter {
  readonly text: string;
  readonly hidden: ReadonlySet<KernelArea>;
  /** The least sure grade that is shown. */
  readonly least: KernelGrade;
}

/** Rows of the areas that are not hidden, sure enough, that hold the text, ignoring case. */
export function filterKernelRows(
  rows: readonly KernelRow[],
  { text, hidden, least }: KernelFilter,
): readonly KernelRow[] {
  const wanted = text.trim().toLowerCase();
  const leastSure = KERNEL_GRADES.indexOf(least);
  return rows.filter(
    (row) =>
      !hidden.has(row.area) &&
      KERNEL_GRADES.indexOf(row.grade) <= leastSure &&
      (row.text.toLowerCase().includes(wanted) || row.place.toLowerCase().includes(wanted)),
  );
}

/** The areas that there is anything of, with how much, in their usual order. */
export function countAreas(
  rows: readonly KernelRow[],
): readonly { readonly area: KernelArea; readonly count: number }[] {
  return KERNEL_AREAS.map((area) => ({
    area,
    count: rows.filter((row) => row.area === area).length,
  })).filter(({ count }) => count > 0);
}
