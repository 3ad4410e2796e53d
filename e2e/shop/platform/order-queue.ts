import { context, metrics, propagation, SpanKind, trace } from "@opentelemetry/api";
import type pg from "pg";
import { z } from "zod";
import { withSpan } from "./with-span";

const QUEUE = "order-fulfilment";
const MESSAGING = {
  "messaging.system": "postgresql",
  "messaging.destination.name": QUEUE,
};

const QueueRow = z.object({
  id: z.coerce.string(),
  order_id: z.number().int(),
  carrier: z.record(z.string(), z.string()),
});

/** Puts an order on the queue table, with the producer's trace context in the row. */
export async function publishOrder(client: pg.PoolClient, orderId: number): Promise<void> {
  const spec = {
    name: `send ${QUEUE}`,
    kind: SpanKind.PRODUCER,
    attributes: {
      ...MESSAGING,
      "messaging.operation.name": "send",
      "messaging.operation.type": "send",
    },
  };
  await withSpan(spec, async (span) => {
    const carrier: Record<string, string> = {};
    propagation.inject(context.active(), carrier);
    const result = await client.query(
      "INSERT INTO order_queue (order_id, carrier) VALUES ($1, $2) RETURNING id",
      [orderId, carrier],
    );
    span.setAttribute("messaging.message.id", String(result.rows[0]?.id));
  });
}

/**
 * Takes the oldest message that no other worker holds and handles it in a new trace whose
 * consumer span links back to the producer. False when the queue is empty.
 */
export async function consumeOrder(
  client: pg.PoolClient,
  handle: (orderId: number) => Promise<void>,
): Promise<boolean> {
  const found = await client.query(
    "SELECT id, order_id, carrier FROM order_queue ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
  );
  if (found.rows[0] === undefined) return false;
  const message = QueueRow.parse(found.rows[0]);
  const producer = trace.getSpanContext(propagation.extract(context.active(), message.carrier));
  const attributes = {
    ...MESSAGING,
    "messaging.operation.name": "process",
    "messaging.operation.type": "process",
    "messaging.message.id": message.id,
  };
  const links = producer === undefined ? [] : [{ context: producer }];
  const spec = { name: `process ${QUEUE}`, kind: SpanKind.CONSUMER, attributes, links };
  await withSpan(spec, async () => {
    await handle(message.order_id);
    await client.query("DELETE FROM order_queue WHERE id = $1", [message.id]);
  });
  return true;
}

/** Reports how many messages wait, as seen by the worker. */
export function observeQueueDepth(pool: pg.Pool): void {
  metrics
    .getMeter("shop.queue")
    .createObservableGauge("shop.queue.depth", {
      unit: "{message}",
      description: "Messages waiting",
    })
    .addCallback(async (result) => {
      const counted = await pool.query("SELECT count(*)::int AS waiting FROM order_queue");
      result.observe(Number(counted.rows[0]?.waiting), { "messaging.destination.name": QUEUE });
    });
}
