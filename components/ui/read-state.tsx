"use client";

import { type ReactNode, useState } from "react";
import { toSentence } from "@/lib/view-models/format/to-sentence";
import { errorMessage } from "./api-error";
import { AsOf } from "./as-of";
import { errorAdvice } from "./error-advice";
import { ErrorState } from "./error-state";
import { useLastError } from "./use-last-error";

/** What of a query says how its reading went; an infinite one has more. */
export interface ReadQuery {
  readonly data: unknown;
  readonly error: Error | null;
  readonly dataUpdatedAt: number;
  readonly refetch: () => unknown;
  readonly isFetchNextPageError?: boolean;
  readonly fetchNextPage?: () => unknown;
}

export interface ReadStateProps {
  query: ReadQuery;
  /** What is read, with a capital: "The incidents". */
  what: string;
  /** In place of the first answer, as high as that will be. */
  loading?: ReactNode;
  /** Says a failure in a line also where there is nothing to show: in panels without room. */
  compact?: boolean;
}

/**
 * How a reading goes, above what was read: on its way; failed, with nothing to show; or failed while
 * what was read before stays, with the time it is of. Keep it in the tree through all of them: it
 * remembers the failure while it is asked again, so that nothing flickers between two failures.
 */
export function ReadState({ query, what, loading = null, compact = false }: ReadStateProps) {
  const isShown = query.data !== undefined;
  const error = useLastError(query.error, isShown);
  const [isAsked, setAsked] = useState(false);
  if (error === null) return isShown ? null : loading;
  const isMore = query.isFetchNextPageError === true;
  const retry = async () => {
    setAsked(true);
    await (isMore ? query.fetchNextPage?.() : query.refetch());
    setAsked(false);
  };
  return (
    <ErrorState
      title={titleOf(what, { isShown, isMore })}
      message={toSentence(errorMessage(error))}
      advice={isShown ? undefined : errorAdvice(error)}
      note={isShown && !isMore ? <AsOf unixMs={query.dataUpdatedAt} /> : undefined}
      onRetry={() => void retry()}
      retrying={isAsked}
      compact={compact || isShown}
      quiet={isShown}
    />
  );
}

function titleOf(what: string, state: { isShown: boolean; isMore: boolean }): string {
  if (state.isMore) return `${what}: no more of them could be read.`;
  return state.isShown ? `${what} could not be read again.` : `${what} could not be read.`;
}
