import { env } from "@/lib/env";
import { InFlightBytes } from "./in-flight-bytes";

export interface BodyLimits {
  /** Counted as it arrives and again while it is inflated. */
  readonly maxBytes: number;
  readonly inFlight: InFlightBytes;
}

/**
 * A body in work takes about six times its size as objects: two of the largest at once, at 64 MiB
 * each, are about a gigabyte. One budget for all telemetry routes, which Next.js bundles apart, hence on `globalThis`.
 */
const shared: typeof globalThis & { faultlineOtlpInFlight?: InFlightBytes } = globalThis;

/** What all telemetry routes together may hold at once. */
export function telemetryBodyLimits(): BodyLimits {
  const maxBytes = env().FAULTLINE_MAX_BODY_BYTES;
  shared.faultlineOtlpInFlight ??= new InFlightBytes(2 * maxBytes);
  return { maxBytes, inFlight: shared.faultlineOtlpInFlight };
}
