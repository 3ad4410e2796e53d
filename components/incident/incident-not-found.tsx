import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";

export function IncidentNotFound() {
  return (
    <EmptyState title="There is no such incident">
      Its id may be mistyped, or it belongs to another project. All incidents are in{" "}
      <PageLink href="/incidents">the list</PageLink>.
    </EmptyState>
  );
}
