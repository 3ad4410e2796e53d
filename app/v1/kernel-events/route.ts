import { KernelIntakeQuery } from "@/lib/domain/contracts/kernel";
import { defineLinesRoute } from "@/lib/http/define-lines-route";
import { getServiceContext } from "@/lib/services/context";
import { receiveKernelEvents } from "@/lib/services/kernel/receive-kernel-events";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineLinesRoute(KernelIntakeQuery, async (text, query) =>
  receiveKernelEvents(await getServiceContext(), text, query),
);
