import { type TraceModel, toTraceModel } from "./trace-model";
import { unpackWaterfall } from "./unpack-waterfall";

/**
 * A trace out of the bytes of its packed waterfall.
 * @throws as {@link unpackWaterfall}
 */
export function readTrace(bytes: ArrayBuffer): TraceModel {
  return toTraceModel(unpackWaterfall(bytes));
}
