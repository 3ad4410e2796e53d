-- What the ranker made of an incident's evidence. The same evidence is ranked once by each version
-- of the ranker, so that the same input gives the same answer.

CREATE TABLE "rankings" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "ranker_version" TEXT NOT NULL,
  "evidence_hash" TEXT NOT NULL,
  "ranked_at" TIMESTAMPTZ(3) NOT NULL,
  -- When the evidence was last found to be this.
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  "result" JSONB NOT NULL,
  CONSTRAINT "rankings_pkey"
    PRIMARY KEY ("project_id", "incident_number", "ranker_version", "evidence_hash")
);
CREATE INDEX "rankings_by_incident" ON "rankings" ("project_id", "incident_number", "checked_at");

ALTER TABLE "rankings" ADD CONSTRAINT "rankings_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
