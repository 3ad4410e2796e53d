-- Runs of ranking and analyst over frozen cases, and what they made of each.

CREATE TABLE "evaluations" (
  "project_id" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "config" JSONB NOT NULL,
  "versions" JSONB NOT NULL,
  "gold_set_hash" TEXT NOT NULL,
  -- Which version of each case, with its content's hash.
  "cases" JSONB NOT NULL,
  -- Written once, when each case has its result.
  "summary" JSONB,
  "failure" TEXT,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  "started_at" TIMESTAMPTZ(3),
  "heartbeat_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "evaluations_pkey" PRIMARY KEY ("project_id", "id"),
  CONSTRAINT "evaluations_status_check"
    CHECK ("status" IN ('queued', 'running', 'succeeded', 'failed'))
);
CREATE INDEX "evaluations_by_time" ON "evaluations" ("project_id", "requested_at" DESC);

CREATE TABLE "evaluation_results" (
  "project_id" INTEGER NOT NULL,
  "evaluation_id" TEXT NOT NULL,
  "case_id" TEXT NOT NULL,
  "attempt" INTEGER NOT NULL,
  "result" JSONB NOT NULL,
  -- Apart: it is never the same twice.
  "effort" JSONB NOT NULL,
  "finished_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "evaluation_results_pkey"
    PRIMARY KEY ("project_id", "evaluation_id", "case_id", "attempt"),
  CONSTRAINT "evaluation_results_attempt_check" CHECK ("attempt" >= 1)
);

ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_project_id_evaluation_id_fkey"
  FOREIGN KEY ("project_id", "evaluation_id")
  REFERENCES "evaluations" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A result stands as it was: a run that goes on after a crash adds the others.
CREATE TRIGGER "evaluation_results_are_kept" BEFORE UPDATE ON "evaluation_results"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
