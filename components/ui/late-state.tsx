"use client";

import { type QueryKey, useIsFetching, useQueryClient } from "@tanstack/react-query";
import { AsOf } from "./as-of";
import { ErrorState } from "./error-state";
import { useIsLate } from "./use-is-late";

interface LateStateProps {
  queryKey: QueryKey;
  /** What is read, with a capital: "The incidents". */
  what: string;
}

/**
 * Says of what is shown and read again and again that no answer comes, neither good nor bad: a
 * database that hangs fails nothing. It looks at the query itself, so that no page is drawn anew
 * whenever it is read.
 */
export function LateState({ queryKey, what }: LateStateProps) {
  const client = useQueryClient();
  const isLate = useIsLate(useIsFetching({ queryKey, exact: true }) > 0);
  const state = client.getQueryState(queryKey);
  if (!isLate || state?.data === undefined || state.error !== null) return null;
  return (
    <ErrorState
      title={`${what}: no answer yet.`}
      message="The server is slow, or its database is away. What is shown may be out of date."
      note={<AsOf unixMs={state.dataUpdatedAt} />}
      compact
      quiet
    />
  );
}
