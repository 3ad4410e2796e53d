-- What incidents look like, to find those alike whose cause is known.

CREATE TABLE "incident_signatures" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "signature" JSONB NOT NULL,
  -- What of it is searched by words.
  "text" TEXT NOT NULL,
  -- When the evidence was collected that it was made from.
  "collected_at" TIMESTAMPTZ(3),
  CONSTRAINT "incident_signatures_pkey" PRIMARY KEY ("project_id", "incident_number")
);
ALTER TABLE "incident_signatures" ADD CONSTRAINT "incident_signatures_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
