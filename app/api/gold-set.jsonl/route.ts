import { exportGoldSet as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { exportGoldSet } from "@/lib/services/gold/export-gold-set";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ query }) =>
  withContext(async (ctx) => {
    const lines = exportGoldSet(ctx, query);
    // The first line is read here, so that a database that is away is still answered with 503.
    const first = await lines.next();
    const text = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        if (first.done) controller.close();
        else controller.enqueue(text.encode(first.value));
      },
      async pull(controller) {
        const next = await lines.next();
        if (next.done) controller.close();
        else controller.enqueue(text.encode(next.value));
      },
    });
    return new Response(stream, {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="gold-set.jsonl"`,
        "cache-control": "no-store",
      },
    });
  }),
);
