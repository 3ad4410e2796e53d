-- The model that was chosen in the app; that of the environment goes before it.
CREATE TABLE "model_settings" (
  "project_id" INTEGER NOT NULL,
  -- False asks no model, whatever else is set.
  "is_enabled" BOOLEAN NOT NULL,
  "provider" TEXT,
  "model" TEXT,
  "base_url" TEXT,
  -- Encrypted: the key to it is not in the database.
  "sealed_key" TEXT,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "model_settings_pkey" PRIMARY KEY ("project_id"),
  CONSTRAINT "model_settings_provider_check"
    CHECK ("provider" IN ('anthropic', 'openai', 'openai-compatible')),
  CONSTRAINT "model_settings_project_id_fkey"
    FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
