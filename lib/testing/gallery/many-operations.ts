import type { Span } from "@/lib/domain/span";
import { exceptionAt, type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";

const SERVICES = [
  "cart",
  "catalogue",
  "pricing",
  "inventory",
  "payments",
  "shipping",
  "accounts",
  "mail",
] as const;
/** Spans below one service's handler, the handler and the client that called it counted. */
const BELOW_HANDLER = 25;
const CALL_MS = 100;

/**
 * 202 spans that all do something else, so that no two are one node of the graph: a checkout that
 * asks eight services in turn, each with steps three deep. One step of `payments` throws.
 *
 *     checkout ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬✕ 500
 *       call 1..8 ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬✕     client, 25 spans each with what is below
 *         handler   ▬▬▬▬▬▬▬▬▬▬▬▬▬▬✕      server
 *           step      ▬▬▬▬▬▬▬▬▬✕         7 of them
 *             task      ▬▬▬▬▬✕           RangeError in one   ◀ origin
 */
export function manyOperations(): Span[] {
  const root: SpanSpec = {
    id: "checkout",
    service: "gateway",
    name: "POST /checkout",
    kind: "server",
    at: 0,
    lasts: SERVICES.length * CALL_MS + 20,
    error: "",
    attributes: { "http.response.status_code": 500 },
  };
  const validate: SpanSpec = { id: "v", parent: "checkout", service: "gateway", at: 1, lasts: 4 };
  return spansOf([root, { ...validate, name: "validate basket" }, ...SERVICES.flatMap(callOf)]);
}

function callOf(service: string, number: number): SpanSpec[] {
  const at = 10 + number * CALL_MS;
  const failed = service === "payments" ? { error: "" } : {};
  const call: SpanSpec = {
    id: `c${number}`,
    parent: "checkout",
    service: "gateway",
    name: `POST ${service}`,
    kind: "client",
    at,
    lasts: CALL_MS - 5,
    ...failed,
  };
  const handler: SpanSpec = {
    ...call,
    id: `h${number}`,
    parent: call.id,
    service,
    name: `POST /${service}/{id}`,
    kind: "server",
    at: at + 1,
    lasts: CALL_MS - 8,
  };
  const steps = Array.from({ length: BELOW_HANDLER - 2 }, (_, step) =>
    stepOf({ service, number, step, at: at + 2 }),
  );
  return [call, handler, ...steps];
}

interface Place {
  readonly service: string;
  readonly number: number;
  readonly step: number;
  readonly at: number;
}

/** Every third one is a step of the handler, with two tasks below it. */
function stepOf({ service, number, step, at }: Place): SpanSpec {
  const top = step - (step % 3);
  const isThrown = service === "payments" && step === 10;
  const isPassedOn = service === "payments" && step === 9;
  return {
    id: `s${number}-${step}`,
    parent: step === top ? `h${number}` : `s${number}-${top}`,
    service,
    name: step === top ? `${service} step ${step / 3 + 1}` : `${service} task ${step}`,
    at: at + top * 3.5 + (step === top ? 0 : (step % 3) * 4 - 3),
    lasts: step === top ? 10 : 3,
    ...(isThrown || isPassedOn ? { error: "amount has too many digits" } : {}),
    ...(isThrown
      ? { events: [exceptionAt(at + 36, "RangeError", "amount has too many digits")] }
      : {}),
  };
}
