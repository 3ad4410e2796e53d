import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";

export function IncidentNotFound() {
  return (
    <EmptyState title="There is no such incident">
      Its id may be mistyped, or it belongs to another project. All incidents are in{" "}
      <Link href="/incidents">the list</Link>.
    </EmptyState>
  );
}
