import { getTraceWaterfall } from "@/lib/domain/contracts/endpoints";
import { bytesResponse } from "@/lib/http/bytes-response";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getTraceRows } from "@/lib/services/trace/get-trace-rows";
import { keepAnswer } from "@/lib/services/trace/trace-shelf";
import { buildWaterfall } from "@/lib/view-models/trace/build-waterfall";
import { packWaterfall } from "@/lib/view-models/trace/pack-waterfall";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getTraceWaterfall, ({ params: { traceId }, query }) =>
  withContext(async (ctx) => {
    const { clock = "adjusted", format } = query;
    const build = async () => buildWaterfall(await getTraceRows(ctx, traceId, clock));
    if (format === "json") return build();
    const name = `packed waterfall ${clock}`;
    return bytesResponse(
      await keepAnswer(ctx, traceId, name, async () => packWaterfall(await build())),
    );
  }),
);
