-- What people decided about incidents, who is at work on which, and the cases frozen from it.

CREATE TABLE "verdicts" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  -- Counted through all verdicts of the incident.
  "number" INTEGER NOT NULL,
  "author" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  -- Counted through the author's verdicts in that role.
  "version" INTEGER NOT NULL,
  "is_blind" BOOLEAN NOT NULL,
  "content" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "verdicts_pkey" PRIMARY KEY ("project_id", "incident_number", "number"),
  CONSTRAINT "verdicts_role_check" CHECK ("role" IN ('label', 'adjudication')),
  CONSTRAINT "verdicts_version_check" CHECK ("version" >= 1)
);
CREATE UNIQUE INDEX "verdicts_by_author"
  ON "verdicts" ("project_id", "incident_number", "role", "author", "version");

CREATE TABLE "review_items" (
  "project_id" INTEGER NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "claimed_by" TEXT,
  "claim_expires_at" TIMESTAMPTZ(3),
  "skipped_by" TEXT[],
  CONSTRAINT "review_items_pkey" PRIMARY KEY ("project_id", "incident_number"),
  CONSTRAINT "review_items_claim_check" CHECK (("claimed_by" IS NULL) = ("claim_expires_at" IS NULL))
);

CREATE TABLE "gold_evidence" (
  "project_id" INTEGER NOT NULL,
  -- SHA-256 of the files, which are kept here once however many labels there are.
  "hash" TEXT NOT NULL,
  -- JSON of file name and text, gzipped.
  "content" BYTEA NOT NULL,
  CONSTRAINT "gold_evidence_pkey" PRIMARY KEY ("project_id", "hash")
);

CREATE TABLE "gold_cases" (
  "project_id" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "schema_version" INTEGER NOT NULL,
  "incident" TEXT NOT NULL,
  "split" TEXT NOT NULL,
  "tags" TEXT[],
  "label" JSONB NOT NULL,
  "evidence_hash" TEXT NOT NULL,
  "content_hash" TEXT NOT NULL,
  "frozen_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "retired_at" TIMESTAMPTZ(3),
  "retired_by" TEXT,
  "retire_reason" TEXT,
  CONSTRAINT "gold_cases_pkey" PRIMARY KEY ("project_id", "id", "version"),
  CONSTRAINT "gold_cases_split_check" CHECK ("split" IN ('train', 'dev', 'test')),
  CONSTRAINT "gold_cases_version_check" CHECK ("version" >= 1)
);
CREATE INDEX "gold_cases_by_incident" ON "gold_cases" ("project_id", "incident");

ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_project_id_incident_number_fkey"
  FOREIGN KEY ("project_id", "incident_number")
  REFERENCES "incidents" ("project_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gold_evidence" ADD CONSTRAINT "gold_evidence_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gold_cases" ADD CONSTRAINT "gold_cases_project_id_evidence_hash_fkey"
  FOREIGN KEY ("project_id", "evidence_hash")
  REFERENCES "gold_evidence" ("project_id", "hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was said stays said: a verdict is amended by a further version, a case by one too.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "verdicts_are_kept" BEFORE UPDATE ON "verdicts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "gold_evidence_is_kept" BEFORE UPDATE ON "gold_evidence"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "gold_cases_are_kept"
  BEFORE UPDATE OF "id", "version", "schema_version", "incident", "split", "tags", "label",
    "evidence_hash", "content_hash", "frozen_by", "created_at" ON "gold_cases"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
