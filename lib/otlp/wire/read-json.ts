import { FaultlineError } from "@/lib/domain/errors";
import type { OtlpSignal } from "@/lib/domain/otlp";
import { isUnstorable, toStorable } from "./clean-text";
import { MAX_MESSAGE_DEPTH, MAX_READS } from "./limits";
import { type FieldPlan, type MessagePlan, messagePlanOf } from "./message-plan";
import { REQUEST_TYPES, type WireRequests } from "./message-types";
import { parseScalar } from "./parse-scalar";
import { quoteLongIntegers } from "./quote-long-integers";
import type { ReadResult } from "./read-result";

/**
 * Reads an export request in OTLP's JSON. Unknown fields are ignored, null is a field not sent.
 * Throws `invalid_request` with the path of what is wrong, `payload_too_large`.
 */
export function readJson<S extends OtlpSignal>(
  signal: S,
  body: Uint8Array,
): ReadResult<WireRequests[S]> {
  const reader = new JsonReader();
  // The reader builds what the schema says, which the wire types restate for the compiler.
  const request = reader.message(messagePlanOf(REQUEST_TYPES[signal]), parseText(body), 0);
  return { request: request as WireRequests[S], replacedTextCount: reader.replacedTextCount };
}

function parseText(body: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return JSON.parse(quoteLongIntegers(text));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new FaultlineError("invalid_request", `malformed JSON: ${problem}`, {}, cause);
  }
}

class JsonReader {
  replacedTextCount = 0;
  private readonly path: (string | number)[] = [];
  private readsLeft = MAX_READS;

  /** Recursive, to `MAX_MESSAGE_DEPTH` at most. */
  message(plan: MessagePlan, json: unknown, depth: number): object {
    if (typeof json !== "object" || json === null || Array.isArray(json)) {
      throw this.invalid("an object", json);
    }
    if (depth > MAX_MESSAGE_DEPTH) throw this.tooDeep();
    const message = plan.create();
    let oneof: string | null = null;
    for (const [key, value] of Object.entries(json)) {
      const field = plan.fields.get(key);
      if (field === undefined || value === null) continue;
      this.path.push(key);
      if (field.oneof !== null && field.oneof === oneof) {
        throw this.invalid("one value alone", value);
      }
      oneof = field.oneof ?? oneof;
      Reflect.set(message, key, this.field(field, value, depth));
      this.path.pop();
    }
    return message;
  }

  private field(field: FieldPlan, json: unknown, depth: number): unknown {
    if (!field.repeated) return this.value(field, json, depth);
    if (!Array.isArray(json)) throw this.invalid("an array", json);
    return json.map((element: unknown, index) => {
      this.path.push(index);
      const value = this.value(field, element, depth);
      this.path.pop();
      return value;
    });
  }

  private value(field: FieldPlan, json: unknown, depth: number): unknown {
    // As many as protobuf would need: a tag, and a length or a number.
    this.readsLeft -= 2;
    if (this.readsLeft < 0) throw this.tooLarge();
    if (typeof field.value === "object") return this.message(field.value, json, depth + 1);
    const parsed = parseScalar(field.value, json);
    if (!parsed.ok) throw this.invalid(parsed.expected, json);
    return typeof parsed.value === "string" ? this.storable(parsed.value) : parsed.value;
  }

  private storable(text: string): string {
    if (!isUnstorable(text)) return text;
    this.replacedTextCount++;
    return toStorable(text);
  }

  private invalid(expected: string, json: unknown): FaultlineError {
    const path = this.pathText();
    const message = `${path}: expected ${expected}, got ${describe(json)}`;
    return new FaultlineError("invalid_request", message, { path });
  }

  private tooDeep(): FaultlineError {
    const message = `${this.pathText().slice(0, 200)}..: nested deeper than ${MAX_MESSAGE_DEPTH} messages`;
    return new FaultlineError("invalid_request", message);
  }

  private tooLarge(): FaultlineError {
    const message = `the request holds more than ${MAX_READS / 2} fields: send smaller batches`;
    return new FaultlineError("payload_too_large", message);
  }

  /** `resourceSpans[0].scopeSpans[2].spans[1].kind` */
  private pathText(): string {
    const text = this.path
      .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
      .join("");
    return text === "" ? "body" : text.slice(1);
  }
}

function describe(json: unknown): string {
  if (json === null) return "null";
  if (Array.isArray(json)) return "an array";
  if (typeof json === "object") return "an object";
  const text = String(json);
  return `${typeof json} ${JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}..` : text)}`;
}
