-- Whose service it is, where a person said so: it goes before what the service's resource tells.

CREATE TABLE "service_owners" (
  "project_id" INTEGER NOT NULL,
  "service" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  -- The name that a person gave; null of those who gave none.
  "set_by" TEXT,
  "set_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "service_owners_pkey" PRIMARY KEY ("project_id", "service")
);
ALTER TABLE "service_owners" ADD CONSTRAINT "service_owners_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
