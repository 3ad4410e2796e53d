-- Postmortems as people saved them, version by version, and each step from draft to reviewed to
-- published. Nothing is overwritten.

CREATE TABLE "postmortems" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  -- Counted through versions and steps of the incident's postmortem.
  "number" INTEGER NOT NULL,
  -- Of the text: a step keeps it.
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "postmortems_pkey" PRIMARY KEY ("project_id", "incident_number", "number"),
  CONSTRAINT "postmortems_status_check" CHECK ("status" IN ('draft', 'reviewed', 'published')),
  CONSTRAINT "postmortems_version_check" CHECK ("version" >= 1)
);
ALTER TABLE "postmortems" ADD CONSTRAINT "postmortems_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER "postmortems_are_kept" BEFORE UPDATE ON "postmortems"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
