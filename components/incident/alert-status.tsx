import { Badge } from "@/components/ui/badge";
import type { AlertDto } from "@/lib/domain/contracts/incident";

export function AlertStatus({ status }: { status: AlertDto["status"] }) {
  return status === "firing" ? (
    <Badge tone="error">● firing</Badge>
  ) : (
    <Badge tone="verified">✓ resolved</Badge>
  );
}
