import {
  exportOpenSlo as exportEndpoint,
  importOpenSlo as importEndpoint,
} from "@/lib/domain/contracts/slo-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { exportOpenSlo } from "@/lib/services/slo/export-open-slo";
import { importOpenSlo } from "@/lib/services/slo/import-open-slo";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(exportEndpoint, async ({ query }) => {
  const yaml = await withContext((ctx) => exportOpenSlo(ctx, query.name));
  if (query.format === "json") return { yaml };
  const disposition = `attachment; filename="${query.name ?? "slos"}.openslo.yaml"`;
  return new Response(yaml, {
    headers: { "content-type": "application/yaml", "content-disposition": disposition },
  });
});

export const POST = defineRoute(importEndpoint, ({ body }) =>
  withContext((ctx) => importOpenSlo(ctx, body)),
);
