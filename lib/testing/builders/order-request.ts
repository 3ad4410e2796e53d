import type { Span } from "@/lib/domain/span";
import { spansOf } from "./span-of";

const MINUTE_MS = 60_000;

/** An order at a minute of the test's time, by the gateway; the charge below it may fail, and it with it. */
export function orderRequest(trace: string, minute: number, failure?: string): Span[] {
  const error = failure === undefined ? {} : { error: failure };
  return spansOf([
    {
      id: `${trace}-in`,
      trace,
      service: "gateway",
      name: "POST /orders",
      kind: "server",
      at: minute * MINUTE_MS,
      lasts: 50,
      attributes: { "http.route": "/orders" },
      ...error,
    },
    {
      id: `${trace}-pay`,
      trace,
      parent: `${trace}-in`,
      service: "payments",
      name: "charge",
      at: minute * MINUTE_MS + 1,
      ...error,
    },
  ]);
}
