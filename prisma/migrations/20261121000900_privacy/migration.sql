-- What a project says of its privacy besides the defaults.
ALTER TABLE "redaction_policies"
  -- Default keys whose words may not leave all the same.
  ADD COLUMN "withheld_attributes" TEXT[] DEFAULT ARRAY[]::TEXT[],
  -- Patterns of identifiers that are left as they are; null for the default ones.
  ADD COLUMN "allowed_patterns" JSONB;
