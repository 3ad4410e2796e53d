-- What people said of hypotheses: accepted, rejected with a reason, or edited, which makes a further
-- version whose claims were verified again. Nothing is overwritten.

CREATE TABLE "hypothesis_reviews" (
  "project_id" INTEGER NOT NULL,
  "analysis_id" TEXT NOT NULL,
  -- Counted through all reviews of the analysis.
  "number" INTEGER NOT NULL,
  "hypothesis_id" TEXT NOT NULL,
  -- Of the hypothesis: the analyst's is the first, each edit makes the next.
  "version" INTEGER NOT NULL,
  "reviewer" TEXT NOT NULL,
  "decision" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  -- The version that an edit made, as it was judged.
  "content" JSONB,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "hypothesis_reviews_pkey" PRIMARY KEY ("project_id", "analysis_id", "number"),
  CONSTRAINT "hypothesis_reviews_decision_check" CHECK ("decision" IN ('accepted', 'edited', 'rejected')),
  CONSTRAINT "hypothesis_reviews_content_check" CHECK (("content" IS NOT NULL) = ("decision" = 'edited')),
  CONSTRAINT "hypothesis_reviews_reason_check" CHECK ("decision" <> 'rejected' OR "reason" <> ''),
  CONSTRAINT "hypothesis_reviews_version_check" CHECK ("version" >= 1)
);
ALTER TABLE "hypothesis_reviews" ADD CONSTRAINT "hypothesis_reviews_project_id_analysis_id_fkey"
  FOREIGN KEY ("project_id", "analysis_id")
  REFERENCES "analyses" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER "hypothesis_reviews_are_kept" BEFORE UPDATE ON "hypothesis_reviews"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
