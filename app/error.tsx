"use client";

import { PageFailure, type PageFailureProps } from "@/components/shell/page-failure";

export default function RootError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
