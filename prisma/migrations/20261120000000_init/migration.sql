-- Entities. Values of closed lists are text with a CHECK; the lists live in lib/domain.

CREATE TABLE "projects" (
  "id" SERIAL NOT NULL,
  "slug" TEXT NOT NULL,
  "next_incident_number" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "projects_slug_key" ON "projects" ("slug");

INSERT INTO "projects" ("slug") VALUES ('default');

CREATE TABLE "incidents" (
  "project_id" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "group_key" TEXT NOT NULL,
  "alert_name" TEXT NOT NULL,
  "slo" TEXT,
  "service" TEXT,
  "route" TEXT,
  "services" TEXT[],
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "acknowledged_at" TIMESTAMPTZ(3),
  "resolved_at" TIMESTAMPTZ(3),
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  "reopen_count" INTEGER NOT NULL DEFAULT 0,
  "firing_alert_count" INTEGER NOT NULL DEFAULT 0,
  "alert_count" INTEGER NOT NULL DEFAULT 0,
  "truncated_alert_count" INTEGER NOT NULL DEFAULT 0,
  "evidence" JSONB NOT NULL,
  "lead_trace_id" TEXT,
  CONSTRAINT "incidents_pkey" PRIMARY KEY ("project_id", "number"),
  CONSTRAINT "incidents_severity_check" CHECK ("severity" IN ('sev1', 'sev2', 'sev3', 'sev4')),
  CONSTRAINT "incidents_status_check"
    CHECK ("status" IN ('triggered', 'acknowledged', 'mitigated', 'resolved')),
  CONSTRAINT "incidents_source_check" CHECK ("source" IN ('alertmanager', 'manual')),
  CONSTRAINT "incidents_resolved_check" CHECK (("status" = 'resolved') = ("resolved_at" IS NOT NULL))
);
CREATE INDEX "incidents_by_group" ON "incidents" ("project_id", "group_key", "number");
-- The order of the list: see lib/store/list-incidents.ts.
CREATE INDEX "incidents_by_urgency" ON "incidents"
  ("project_id", ("status" = 'resolved'), "severity", "opened_at" DESC, "number" DESC);

CREATE TABLE "alerts" (
  "project_id" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "group_key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "receiver" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "ends_at" TIMESTAMPTZ(3),
  "labels" JSONB NOT NULL,
  "annotations" JSONB NOT NULL,
  "generator_url" TEXT NOT NULL,
  "first_received_at" TIMESTAMPTZ(3) NOT NULL,
  "last_received_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "alerts_pkey"
    PRIMARY KEY ("project_id", "source", "group_key", "fingerprint", "starts_at"),
  CONSTRAINT "alerts_source_check" CHECK ("source" = 'alertmanager'),
  CONSTRAINT "alerts_status_check" CHECK ("status" IN ('firing', 'resolved'))
);
CREATE INDEX "alerts_by_incident" ON "alerts" ("project_id", "incident_number", "starts_at");

CREATE TABLE "evidence_traces" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  "trace_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "entry_span_id" TEXT,
  CONSTRAINT "evidence_traces_pkey" PRIMARY KEY ("project_id", "incident_number", "role", "rank"),
  CONSTRAINT "evidence_traces_role_check"
    CHECK ("role" IN ('named', 'exemplar', 'failing', 'slow', 'healthy'))
);
CREATE INDEX "evidence_traces_by_trace" ON "evidence_traces" ("project_id", "trace_id");

CREATE TABLE "changes" (
  "project_id" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "service" TEXT,
  "version" TEXT,
  "at_unix_nano" BIGINT NOT NULL,
  "title" TEXT NOT NULL,
  CONSTRAINT "changes_pkey" PRIMARY KEY ("project_id", "id"),
  CONSTRAINT "changes_kind_check" CHECK ("kind" IN ('deploy', 'flag', 'config', 'commit'))
);
CREATE INDEX "changes_by_time" ON "changes" ("project_id", "at_unix_nano");

ALTER TABLE "incidents" ADD CONSTRAINT "incidents_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "evidence_traces" ADD CONSTRAINT "evidence_traces_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "changes" ADD CONSTRAINT "changes_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
