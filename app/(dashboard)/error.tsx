"use client";

import { PageFailure, type PageFailureProps } from "@/components/shell/page-failure";

/** Within the shell: the navigation stays. */
export default function DashboardError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
