import { defineConfig } from "prisma/config";

/**
 * For Prisma's command line alone: the product applies its migrations itself and opens its own pool.
 * Telemetry tables are not Prisma's: it must neither model nor drop them.
 */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
  experimental: { externalTables: true },
  tables: {
    external: [
      "public.resources",
      "public.scopes",
      "public.spans",
      "public.log_records",
      "public.metric_points",
      "public.exemplars",
    ],
  },
});
