-- SLOs with what their windows held at the last tick, and the events of each bucket.

CREATE TABLE "slos" (
  "project_id" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "definition" JSONB NOT NULL,
  -- Every bucket before this moment was counted at least once.
  "counted_through" TIMESTAMPTZ(3) NOT NULL,
  -- The tick that was evaluated last: each is evaluated by whoever holds the row's lock, once.
  "evaluated_at" TIMESTAMPTZ(3),
  "windows" JSONB NOT NULL,
  "firing" JSONB NOT NULL,
  "reasons" TEXT[],
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "slos_pkey" PRIMARY KEY ("project_id", "name")
);

CREATE TABLE "slo_counts" (
  "project_id" INTEGER NOT NULL,
  "slo_name" TEXT NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "total" BIGINT NOT NULL,
  "bad" BIGINT NOT NULL,
  CONSTRAINT "slo_counts_pkey" PRIMARY KEY ("project_id", "slo_name", "starts_at"),
  CONSTRAINT "slo_counts_bad_check" CHECK ("bad" BETWEEN 0 AND "total")
);

ALTER TABLE "slos" ADD CONSTRAINT "slos_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "slo_counts" ADD CONSTRAINT "slo_counts_project_id_slo_name_fkey"
  FOREIGN KEY ("project_id", "slo_name")
  REFERENCES "slos" ("project_id", "name") ON DELETE CASCADE ON UPDATE CASCADE;

-- Alerts come in by more doors than one.
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_source_check";
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_source_check"
  CHECK ("source" IN ('alertmanager', 'grafana', 'pagerduty', 'plain', 'slo'));
ALTER TABLE "incidents" DROP CONSTRAINT "incidents_source_check";
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_source_check"
  CHECK ("source" IN ('alertmanager', 'grafana', 'pagerduty', 'plain', 'slo', 'manual'));
