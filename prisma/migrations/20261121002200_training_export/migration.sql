-- Whether the gold set may leave to train models, off until somebody says so, and who did.

ALTER TABLE "redaction_policies"
  ADD COLUMN "is_training_allowed" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "training_changed_by" TEXT,
  ADD COLUMN "training_changed_at" TIMESTAMPTZ(3);
