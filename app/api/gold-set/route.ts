import {
  importGoldSet as importEndpoint,
  listGoldSet as listEndpoint,
} from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { importGoldSet } from "@/lib/services/gold/import-gold-set";
import { listGoldSet } from "@/lib/services/gold/list-gold-set";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, ({ query }) =>
  withContext((ctx) => listGoldSet(ctx, query)),
);

export const POST = defineRoute(importEndpoint, ({ body }) =>
  withContext((ctx) => importGoldSet(ctx, body)),
);
