import { ingestPagerduty as endpoint } from "@/lib/domain/contracts/endpoints";
import { env } from "@/lib/env";
import { checkAlertToken, checkPagerdutySignature } from "@/lib/http/check-alert-sender";
import { defineRoute } from "@/lib/http/define-route";
import { ingestPagerduty } from "@/lib/services/alert/ingest-pagerduty";
import { withContext } from "@/lib/services/context";
import { enqueueEvidence } from "@/lib/services/jobs";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(
  endpoint,
  async ({ body }) => {
    const result = await withContext((ctx) => ingestPagerduty(ctx, body));
    if (result.created + result.updated > 0) await enqueueEvidence(result.incidentIds);
    return result;
  },
  {
    // A signature says more than a token: with a secret to check it by, no token is asked for.
    checkSender: (headers) => {
      if (env().FAULTLINE_PAGERDUTY_SECRET === undefined) checkAlertToken(headers);
    },
    checkSignature: (headers, body) => {
      const secret = env().FAULTLINE_PAGERDUTY_SECRET;
      if (secret !== undefined) checkPagerdutySignature(headers, body, secret);
    },
  },
);
