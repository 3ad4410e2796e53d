import type { Span } from "@/lib/domain/span";
import { exceptionAt, spansOf } from "@/lib/testing/builders/span-of";

/**
 * The order is accepted long before it is worked off. The request is green, the worker fails.
 *
 *     POST /orders  ▬▬▬▬▬▬▬▬▬▬····················  orders
 *       publish     ·····▬▬·······················  orders, producer
 *         process   ··················▬▬▬▬▬▬▬▬✕···  worker, consumer
 *           charge  ···················▬▬▬▬▬✕·····  worker
 */
export function failingConsumer(): Span[] {
  return spansOf([
    { id: "entry", service: "orders", name: "POST /orders", kind: "server", at: 0, lasts: 10 },
    {
      id: "publish",
      parent: "entry",
      service: "orders",
      kind: "producer",
      at: 5,
      lasts: 2,
      attributes: { "messaging.system": "pg-boss", "messaging.destination.name": "orders" },
    },
    {
      id: "process",
      parent: "publish",
      service: "worker",
      kind: "consumer",
      at: 18,
      lasts: 9,
      error: "charge failed",
    },
    {
      id: "charge",
      parent: "process",
      service: "worker",
      at: 19,
      lasts: 6,
      error: "",
      events: [exceptionAt(25, "CardDeclined", "insufficient funds")],
    },
  ]);
}

/**
 * A batch consumer is joined to its producers by links alone.
 *
 *     entry     ▬▬▬▬▬▬▬▬▬▬············
 *       p1      ·▬··················  producer
 *       p2      ···▬················  producer
 *     batch     ···········▬▬▬▬▬▬▬··  consumer, no parent, links to p1 and p2
 */
export function linkedBatch(): Span[] {
  return spansOf([
    { id: "entry", service: "orders", kind: "server", at: 0, lasts: 10 },
    { id: "p1", parent: "entry", service: "orders", kind: "producer", at: 1, lasts: 1 },
    { id: "p2", parent: "entry", service: "orders", kind: "producer", at: 3, lasts: 1 },
    { id: "batch", service: "worker", kind: "consumer", at: 12, lasts: 7, linksTo: ["p1", "p2"] },
  ]);
}

/**
 * Fire and forget within one service: `audit` outlives its parent, which did not wait.
 *
 *     root  ▬▬▬▬▬▬▬▬▬▬······
 *       work·▬▬▬▬▬▬········
 *      audit·····▬▬▬▬▬▬▬▬▬▬
 */
export function fireAndForget(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "work", parent: "root", at: 1, lasts: 6 },
    { id: "audit", parent: "root", at: 5, lasts: 11 },
  ]);
}

/**
 * A request that waits for its answer to come through a queue: the consumer ends within it.
 *
 *     root   ▬▬▬▬▬▬▬▬▬▬▬▬
 *       run  ······▬▬▬▬··  worker, consumer, its parent is no producer
 */
export function awaitedConsumer(): Span[] {
  return spansOf([
    { id: "root", service: "orders", kind: "server", at: 0, lasts: 12 },
    { id: "run", parent: "root", service: "worker", kind: "consumer", at: 6, lasts: 4 },
  ]);
}
