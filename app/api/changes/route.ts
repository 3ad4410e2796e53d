import { ingestChanges as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { ingestChanges } from "@/lib/services/change/ingest-changes";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ body }) =>
  withContext((ctx) => ingestChanges(ctx, body)),
);
