-- Who did what with an incident and when: the times and names of its state on the incident itself,
-- every step in a table of its own, and what people noted. Steps and notes are never changed.

ALTER TABLE "incidents"
  ADD COLUMN "acknowledged_by" TEXT,
  ADD COLUMN "mitigated_at" TIMESTAMPTZ(3),
  ADD COLUMN "mitigated_by" TEXT,
  ADD COLUMN "resolved_by" TEXT,
  ADD COLUMN "assignee" TEXT,
  -- A severity that a person chose stays, whatever the alerts say.
  ADD COLUMN "is_severity_by_hand" BOOLEAN NOT NULL DEFAULT false,
  -- The number of the incident that goes on for this one.
  ADD COLUMN "merged_into" INTEGER,
  -- What the outgoing webhook was told last, as notified_status.
  ADD COLUMN "notified_severity" TEXT,
  ADD COLUMN "notified_assignee" TEXT,
  ADD COLUMN "notified_merged_into" INTEGER,
  ADD CONSTRAINT "incidents_merged_into_check" CHECK ("merged_into" <> "number");
UPDATE "incidents" SET "notified_severity" = "severity";
CREATE INDEX "incidents_by_survivor" ON "incidents" ("project_id", "merged_into");

-- The number of the incident that an alert came with, when that was merged into its own.
ALTER TABLE "alerts" ADD COLUMN "moved_from" INTEGER;

CREATE TABLE "incident_steps" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- The name that a person gave, 'alert' where alerts did it, null of a person without a name.
  "by" TEXT,
  "content" JSONB NOT NULL,
  CONSTRAINT "incident_steps_pkey" PRIMARY KEY ("project_id", "incident_number", "number"),
  CONSTRAINT "incident_steps_kind_check" CHECK ("kind" IN ('status', 'assignee', 'severity',
    'merged', 'took-in', 'unmerged', 'gave-back', 'split', 'split-off'))
);
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER "incident_steps_are_kept" BEFORE UPDATE ON "incident_steps"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "incident_notes" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  -- Counted through all versions of all notes of the incident.
  "number" INTEGER NOT NULL,
  -- The number of the first version of the note.
  "note" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "author" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "is_struck" BOOLEAN NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "incident_notes_pkey" PRIMARY KEY ("project_id", "incident_number", "number"),
  CONSTRAINT "incident_notes_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "incident_notes_by_note"
  ON "incident_notes" ("project_id", "incident_number", "note", "version");
ALTER TABLE "incident_notes" ADD CONSTRAINT "incident_notes_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER "incident_notes_are_kept" BEFORE UPDATE ON "incident_notes"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What is known of the steps before there was this table.
INSERT INTO "incident_steps" ("project_id", "incident_number", "number", "kind", "at", "by", "content")
SELECT "project_id", "number", 1, 'status', "acknowledged_at", NULL,
       '{"kind":"status","from":"triggered","to":"acknowledged"}'::jsonb
  FROM "incidents" WHERE "acknowledged_at" IS NOT NULL;
INSERT INTO "incident_steps" ("project_id", "incident_number", "number", "kind", "at", "by", "content")
SELECT "project_id", "number", 2, 'status', "resolved_at", NULL,
       '{"kind":"status","from":"triggered","to":"resolved"}'::jsonb
  FROM "incidents" WHERE "resolved_at" IS NOT NULL;
