import { Badge, type Tone } from "@/components/ui/badge";
import type { SloState } from "@/lib/domain/contracts/slo";

const LOOKS: Readonly<Record<SloState, { readonly tone: Tone; readonly mark: string }>> = {
  burning: { tone: "error", mark: "●" },
  exhausted: { tone: "warning", mark: "◐" },
  ok: { tone: "verified", mark: "✓" },
  "no-data": { tone: "neutral", mark: "○" },
  pending: { tone: "neutral", mark: "…" },
};

/** The state of an SLO in its word. */
export function SloStateBadge({ state }: { state: SloState }) {
  const { tone, mark } = LOOKS[state];
  return (
    <Badge tone={tone} icon={<span aria-hidden>{mark}</span>}>
      {state === "no-data" ? "no data" : state}
    </Badge>
  );
}
