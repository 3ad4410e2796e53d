import {
  createSlo as createEndpoint,
  listSlos as listEndpoint,
} from "@/lib/domain/contracts/slo-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { createSlo } from "@/lib/services/slo/create-slo";
import { listSlos } from "@/lib/services/slo/list-slos";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, () => withContext((ctx) => listSlos(ctx)));

export const POST = defineRoute(createEndpoint, ({ body }) =>
  withContext((ctx) => createSlo(ctx, body)),
);
