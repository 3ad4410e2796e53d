import { notFound } from "next/navigation";
import { FaultlineError } from "@/lib/domain/errors";
import { type ServiceContext, withContext } from "@/lib/services/context";

/**
 * Answers 404 when `read` finds nothing. Await it before anything of the page is sent: the status
 * goes out with the first byte. Where it cannot be read now, the page tells so itself.
 */
export async function ensureFound(read: (ctx: ServiceContext) => Promise<unknown>): Promise<void> {
  try {
    await withContext(read);
  } catch (error) {
    if (!(error instanceof FaultlineError)) throw error;
    if (error.code === "not_found") notFound();
  }
}
