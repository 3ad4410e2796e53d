import { ingestChanges as intake, listChanges as list } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { ingestChanges } from "@/lib/services/change/ingest-changes";
import { listAllChanges } from "@/lib/services/change/list-all-changes";
import { withContext } from "@/lib/services/context";
import { rerankAfterChanges } from "@/lib/services/suspects/rerank-after-changes";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(list, ({ query }) =>
  withContext((ctx) => listAllChanges(ctx, query)),
);

export const POST = defineRoute(intake, ({ body }) =>
  withContext(async (ctx) => {
    const result = await ingestChanges(ctx, body);
    if (result.recorded > 0) await rerankAfterChanges(ctx, body);
    return result;
  }),
);
