import { Badge } from "@/components/ui/badge";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";

/** How sure it is that a kernel fact is of its span: in words, with the reason on hover. */
export function KernelGrade({
  row,
}: {
  row: Pick<KernelRow, "grade" | "gradeText" | "gradeTitle">;
}) {
  const isSure = row.grade === "exact" || row.grade === "unique";
  return (
    <Badge tone={isSure ? "verified" : "neutral"} title={row.gradeTitle}>
      {row.gradeText}
    </Badge>
  );
}
