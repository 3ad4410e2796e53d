import type { z } from "zod";
import type { Change } from "@/lib/domain/change";
import type { ChangesBody, ChangesResult } from "@/lib/domain/contracts/intake";
import { FaultlineError } from "@/lib/domain/errors";
import { recordChanges } from "@/lib/store/change-repository";
import type { ServiceContext } from "../context";

const MAX_UNIX_NANO = 2n ** 63n - 1n;

/**
 * Records deployments, flag flips, configurations and commits; a known id changes nothing.
 * @throws `invalid_request` naming the change whose time cannot be held
 */
export async function ingestChanges(
  ctx: Pick<ServiceContext, "db" | "scope">,
  body: z.output<typeof ChangesBody>,
): Promise<z.infer<typeof ChangesResult>> {
  const given = Array.isArray(body) ? body : [body];
  const changes = given.map((change, index): Change => {
    const { id, kind, service, version, title } = change;
    return {
      id,
      kind,
      service: service ?? null,
      version: version ?? null,
      atUnixNano: toUnixNano(change.at_unix_nano, index),
      title,
    };
  });
  return recordChanges(ctx.db, ctx.scope, changes);
}

/** Numbers beyond 2^53 have lost their last digits by the time they are parsed: to the microsecond. */
function toUnixNano(value: string | number, index: number): bigint {
  const unixNano = BigInt(value);
  if (unixNano <= MAX_UNIX_NANO) return unixNano;
  const message = `body[${index}].at_unix_nano: later than unix nanoseconds of 64 bits can say`;
  throw new FaultlineError("invalid_request", message, { index, maximum: String(MAX_UNIX_NANO) });
}
