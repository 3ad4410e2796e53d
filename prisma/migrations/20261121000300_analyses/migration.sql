-- Every run of an analyst is kept as it was: what it was given, what it was asked, what it answered,
-- and what became of each claim. Nothing here is overwritten once a run has ended.

CREATE TABLE "tracepacks" (
  "project_id" INTEGER NOT NULL,
  -- SHA-256 of the content, in hex.
  "hash" TEXT NOT NULL,
  "incident_number" INTEGER NOT NULL,
  -- Canonical JSON: the very bytes that an analyst was given.
  "content" TEXT NOT NULL,
  "bytes" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "tracepacks_pkey" PRIMARY KEY ("project_id", "hash"),
  CONSTRAINT "tracepacks_project_id_incident_number_fkey"
    FOREIGN KEY ("project_id", "incident_number") REFERENCES "incidents" ("project_id", "number")
    ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "analyses" (
  "project_id" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "incident_number" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "analyst" TEXT NOT NULL,
  "model" TEXT,
  "tracepack_hash" TEXT,
  "prompt" TEXT,
  "answer" TEXT,
  "progress" TEXT NOT NULL,
  "failure" TEXT,
  "usage" JSONB,
  "result" JSONB,
  "versions" JSONB NOT NULL,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  "started_at" TIMESTAMPTZ(3),
  -- The worker's sign of life while it runs: one that is silent for long has died.
  "heartbeat_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "analyses_pkey" PRIMARY KEY ("project_id", "id"),
  CONSTRAINT "analyses_status_check"
    CHECK ("status" IN ('queued', 'running', 'succeeded', 'inconclusive', 'failed')),
  CONSTRAINT "analyses_analyst_check" CHECK ("analyst" IN ('built-in', 'model')),
  CONSTRAINT "analyses_project_id_incident_number_fkey"
    FOREIGN KEY ("project_id", "incident_number") REFERENCES "incidents" ("project_id", "number")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "analyses_by_incident" ON "analyses" ("project_id", "incident_number", "requested_at" DESC);
-- Asked twice while one is under way, the one under way answers.
CREATE UNIQUE INDEX "analyses_under_way" ON "analyses" ("project_id", "incident_number", "analyst")
  WHERE "status" IN ('queued', 'running');

CREATE TABLE "redaction_policies" (
  "project_id" INTEGER NOT NULL,
  -- Of the tokens that stand for identifiers: the same identifier has the same token in one project.
  "token_key" TEXT NOT NULL,
  -- Keys of attributes that may leave besides the default ones.
  "allowed_attributes" TEXT[],
  CONSTRAINT "redaction_policies_pkey" PRIMARY KEY ("project_id"),
  CONSTRAINT "redaction_policies_project_id_fkey"
    FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
