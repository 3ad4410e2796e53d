"use client";

import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { FailurePage } from "./failure-page";

export interface PageFailureProps {
  error: unknown;
  /** Fetches and renders the page anew. */
  retry: () => void;
}

/** What a page shows when rendering it threw. */
export function PageFailure({ error, retry }: PageFailureProps) {
  const digest = digestOf(error);
  return (
    <FailurePage
      title="This page could not be shown"
      actions={
        <>
          <Button variant="solid" onClick={retry}>
            Try again
          </Button>
          <a href="/incidents">To the incidents</a>
        </>
      }
    >
      <p>{errorMessage(error)}</p>
      {digest === null ? null : (
        <p>
          The server&rsquo;s log says more at <code>{digest}</code>.
        </p>
      )}
    </FailurePage>
  );
}

/** Names the entry in the server's log, which says more than may be sent to the browser. */
function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return String(error.digest);
}
