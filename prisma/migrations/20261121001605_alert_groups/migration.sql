-- The alert that an incident is named after: an incident follows news without reading all
-- of its alerts again. Where it is null, all are read.
ALTER TABLE "incidents" ADD COLUMN "lead_alert" JSONB;
-- Which incidents a group belongs to, by a step for each of them.
CREATE INDEX "alerts_by_group" ON "alerts" ("project_id", "source", "group_key", "incident_number");
-- Incidents near in time of one service or of those that it calls.
CREATE INDEX "incidents_by_service" ON "incidents" ("project_id", "service", "opened_at");
-- How often an alert was told again without news.
ALTER TABLE "alerts" ADD COLUMN "repeat_count" INTEGER NOT NULL DEFAULT 0;
