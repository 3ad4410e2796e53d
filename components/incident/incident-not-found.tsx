import { FailurePage } from "@/components/shell/failure-page";
import { PageLink } from "@/components/ui/page-link";

export function IncidentNotFound() {
  return (
    <FailurePage
      title="There is no such incident"
      actions={<PageLink href="/incidents">To the incidents</PageLink>}
    >
      <p>Its id may be mistyped, or it belongs to another project.</p>
    </FailurePage>
  );
}
