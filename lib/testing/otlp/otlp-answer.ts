import protobuf from "protobufjs";
import type { OtlpSignal } from "@/lib/domain/otlp";

const { root } = protobuf.parse(`
  syntax = "proto3";
  message Response { Partial partial_success = 1; }
  message Partial { int64 rejected = 1; string error_message = 2; }
  message Status { int32 code = 1; string message = 2; }
`);

const REJECTED: Readonly<Record<OtlpSignal, string>> = {
  traces: "rejectedSpans",
  logs: "rejectedLogRecords",
  metrics: "rejectedDataPoints",
};

/** An answer of the receiver, read as a client would in the encoding that it claims. */
export interface OtlpAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  /** Of a 200: null when nothing was partial. */
  readonly partial: { readonly rejected: number; readonly message: string } | null;
  /** Of any other status: `google.rpc.Status`. */
  readonly error: { readonly code: number; readonly message: string } | null;
}

export async function readOtlpAnswer(signal: OtlpSignal, response: Response): Promise<OtlpAnswer> {
  const body = Buffer.from(await response.arrayBuffer());
  const contentType = response.headers.get("content-type");
  const isOk = response.status === 200;
  const json =
    contentType === "application/json" ? fromJson(signal, body) : fromProtobuf(isOk, body);
  return {
    status: response.status,
    contentType,
    retryAfter: response.headers.get("retry-after"),
    partial: isOk ? json.partial : null,
    error: isOk ? null : json.error,
  };
}

function fromJson(signal: OtlpSignal, body: Buffer): Pick<OtlpAnswer, "partial" | "error"> {
  const json: unknown = JSON.parse(body.toString());
  if (!isRecord(json)) throw new Error(`not an object: ${body}`);
  const partial = json.partialSuccess;
  return {
    partial: isRecord(partial)
      ? { rejected: Number(partial[REJECTED[signal]]), message: String(partial.errorMessage) }
      : null,
    error: { code: Number(json.code), message: String(json.message) },
  };
}

function fromProtobuf(isOk: boolean, body: Buffer): Pick<OtlpAnswer, "partial" | "error"> {
  const type = root.lookupType(isOk ? "Response" : "Status");
  const message = type.toObject(type.decode(body), { longs: Number, defaults: true });
  const partial = isOk ? message.partialSuccess : null;
  return {
    partial: isRecord(partial)
      ? { rejected: Number(partial.rejected), message: String(partial.errorMessage) }
      : null,
    error: isOk ? null : { code: Number(message.code), message: String(message.message) },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
