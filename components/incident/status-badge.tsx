import { Badge, type Tone } from "@/components/ui/badge";
import type { IncidentStatus } from "@/lib/domain/incident";

const LOOKS: Readonly<Record<IncidentStatus, { readonly tone: Tone; readonly mark: string }>> = {
  triggered: { tone: "error", mark: "●" },
  acknowledged: { tone: "warning", mark: "◐" },
  mitigated: { tone: "neutral", mark: "○" },
  resolved: { tone: "verified", mark: "✓" },
};

/** The status in its word, with a mark that fills as it burns. */
export function StatusBadge({ status }: { status: IncidentStatus }) {
  const { tone, mark } = LOOKS[status];
  return (
    <Badge tone={tone} icon={<span aria-hidden>{mark}</span>}>
      {status}
    </Badge>
  );
}
