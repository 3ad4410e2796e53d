import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { kernelCoverage } from "@/lib/view-models/trace/kernel-coverage";

const COMMAND = "npm run --silent faultline -- capture";

/** Why there is nothing: watched and quiet is another thing than not watched. */
export function NoKernelEvents({
  hosts,
  reasons,
}: {
  hosts: readonly HostCaptureDto[];
  reasons: readonly string[];
}) {
  const { watched, unwatched, lost } = kernelCoverage(hosts);
  if (watched !== null) {
    const told = [...new Set([watched, unwatched, lost, ...reasons])].filter(
      (text) => text !== null,
    );
    return (
      <EmptyState title="The kernel was watched, and did nothing remarkable for this trace">
        {told.join("; ")}
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No kernel capture covers this trace">
      <p>
        Watch a machine by eBPF, and refused connections, retransmits, waits for locks and failed
        reads stand on the spans they happened in. As root, with bpftrace installed:
      </p>
      <CodeBlock
        title="faultline capture"
        note="sends what it sees until it is stopped"
        text={COMMAND}
      />
      <p>Spans are found by the process.pid and host.name of their resource.</p>
    </EmptyState>
  );
}
