import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <EmptyState title="This is no trace id">
      A trace id is 32 hexadecimal digits, not all zero. Copy it whole from the log line, the alert
      or the response header that named it.
    </EmptyState>
  );
}
