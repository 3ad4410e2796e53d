import {
  getPostmortem as readEndpoint,
  savePostmortem as saveEndpoint,
} from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { downloadResponse } from "@/lib/http/download-response";
import { withContext } from "@/lib/services/context";
import { getPostmortem } from "@/lib/services/postmortem/get-postmortem";
import { savePostmortem } from "@/lib/services/postmortem/save-postmortem";
import { writeHtml } from "@/lib/view-models/evaluation/write-html";
import { writeMarkdown } from "@/lib/view-models/evaluation/write-markdown";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(readEndpoint, ({ params, query, origin }) =>
  withContext(async (ctx) => {
    const postmortem = await getPostmortem(ctx, params.incidentId, query);
    const name = `${params.incidentId}-postmortem`;
    switch (query.format) {
      case "json":
        return postmortem;
      case "markdown":
        return downloadResponse(writeMarkdown(postmortem, origin), `${name}.md`, "markdown");
      case "html":
        return downloadResponse(writeHtml(postmortem, origin), `${name}.html`, "html");
    }
  }),
);

export const POST = defineRoute(saveEndpoint, ({ params, body }) =>
  withContext((ctx) => savePostmortem(ctx, params.incidentId, body)),
);
