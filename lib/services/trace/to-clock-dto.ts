import type { TraceClock } from "@/lib/analysis/trace/trace-clock";
import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";

/** JSON knows no infinity: a clock bounded from one side alone has no uncertainty to tell. */
export function toClockDto(clock: TraceClock): TraceClockDto {
  const { shown, status, reasons, reference, off } = clock;
  return {
    shown,
    status,
    reference,
    reasons: [...reasons],
    off: off.map(({ host, offsetNano, uncertaintyNano, spanCount }) => ({
      host,
      aheadNano: Math.round(offsetNano),
      uncertaintyNano: Number.isFinite(uncertaintyNano) ? Math.round(uncertaintyNano) : null,
      spanCount,
    })),
  };
}
