import { Badge, type Tone } from "@/components/ui/badge";
import type { Severity } from "@/lib/domain/incident";

const TONES: Readonly<Record<Severity, Tone>> = {
  sev1: "error",
  sev2: "error",
  sev3: "warning",
  sev4: "neutral",
};

interface SeverityBadgeProps {
  severity: Severity;
  /** What is over wakes nobody: the word alone. */
  over?: boolean;
}

/** `SEV2`. The number carries it; full colour is for the two that wake people. */
export function SeverityBadge({ severity, over = false }: SeverityBadgeProps) {
  if (over) return <Badge>{severity.toUpperCase()}</Badge>;
  return (
    <Badge tone={TONES[severity]} solid={severity === "sev1" || severity === "sev2"}>
      {severity.toUpperCase()}
    </Badge>
  );
}
