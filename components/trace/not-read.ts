import { errorMessage } from "@/components/ui/api-error";
import type { ReadQuery } from "@/components/ui/read-state";
import { formatCount } from "@/lib/view-models/format/format-count";

interface Readings {
  readonly logs: {
    readonly reading: Pick<ReadQuery, "data" | "error">;
    readonly hasMore: boolean;
    readonly rows: readonly unknown[];
  };
  readonly kernel: { readonly reading: Pick<ReadQuery, "data" | "error"> };
}

/** What the details of a span lack, since nothing where something may be would be a lie. */
export function notReadOf({ logs, kernel }: Readings): readonly string[] {
  const read = formatCount(logs.rows.length);
  return [
    ...missing("Logs", logs.reading),
    ...(logs.hasMore
      ? [`Only the first ${read} log records of the trace are loaded: the tab Logs loads more.`]
      : []),
    ...missing("Kernel events", kernel.reading),
  ];
}

function missing(what: string, { data, error }: Pick<ReadQuery, "data" | "error">) {
  if (data !== undefined) return [];
  return error === null
    ? [`${what} are still being read.`]
    : [`${what} could not be read: ${errorMessage(error)}`];
}
