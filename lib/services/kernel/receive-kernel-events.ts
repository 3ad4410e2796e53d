import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import type { KernelIntakeQuery, KernelIntakeResult } from "@/lib/domain/contracts/kernel";
import { insertKernelEvents } from "@/lib/store/telemetry/insert-kernel-events";
import type { ServiceContext } from "../context";
import { whenReachable } from "../when-reachable";

/**
 * Stores the kernel events of lines of any format we read; committed when it resolves. Those that
 * are there already change nothing, and lines that cannot be read are told. @throws `database_unavailable`
 */
export async function receiveKernelEvents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  text: string,
  query: KernelIntakeQuery = {},
): Promise<KernelIntakeResult> {
  const capture = readKernelCapture(text, query);
  const { inserted, duplicates } = await whenReachable(() =>
    insertKernelEvents(ctx.db, ctx.scope, capture.events),
  );
  return {
    accepted: inserted,
    duplicates,
    rejected: capture.rejectedCount,
    rejectedLines: [...capture.rejected],
    lostEvents: capture.lostEventCount,
  };
}
