"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createParser, parseAsStringLiteral, useQueryStates } from "nuqs";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { getIncidentSli } from "@/lib/domain/contracts/incident-calls";
import {
  type ChartRange,
  formatChartRange,
  parseChartRange,
} from "@/lib/view-models/red/chart-range";

const REFETCH_MS = 15_000;

const asChartRange = createParser({
  parse: parseChartRange,
  serialize: formatChartRange,
  eq: (a, b) => formatChartRange(a) === formatChartRange(b),
});
const WHOLE: ChartRange = { kind: "preset", preset: "all" };

/** Which time the chart shows (`?range=`), and whether it is folded away (`?chart=hidden`). */
export function useSliView() {
  const [{ range, chart }, set] = useQueryStates({
    range: asChartRange.withDefault(WHOLE),
    chart: parseAsStringLiteral(["shown", "hidden"]).withDefault("shown"),
  });
  return {
    range,
    isOpen: chart === "shown",
    setRange: (next: ChartRange) => void set({ range: next }),
    setOpen: (isOpen: boolean) => void set({ chart: isOpen ? "shown" : "hidden" }),
  };
}

/** The series of that time; asked again while the incident goes on. */
export function useIncidentSli(
  incidentId: string,
  range: ChartRange,
  { isOpen, isActive }: { isOpen: boolean; isActive: boolean },
) {
  const query =
    range.kind === "preset"
      ? { preset: range.preset }
      : { from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() };
  return useQuery({
    queryKey: ["incident", incidentId, "sli", formatChartRange(range)],
    queryFn: ({ signal }) =>
      fetchEndpoint(getIncidentSli, { params: { incidentId }, query, signal }),
    enabled: isOpen,
    refetchInterval: isActive ? REFETCH_MS : false,
    placeholderData: keepPreviousData,
  });
}
