import { ingestGrafana as endpoint } from "@/lib/domain/contracts/endpoints";
import { checkAlertToken } from "@/lib/http/check-alert-sender";
import { defineRoute } from "@/lib/http/define-route";
import { ingestGrafana } from "@/lib/services/alert/ingest-grafana";
import { withContext } from "@/lib/services/context";
import { enqueueEvidence } from "@/lib/services/jobs";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(
  endpoint,
  async ({ body }) => {
    const result = await withContext((ctx) => ingestGrafana(ctx, body));
    if (result.created + result.updated > 0) await enqueueEvidence(result.incidentIds);
    return result;
  },
  { checkSender: (headers) => checkAlertToken(headers) },
);
