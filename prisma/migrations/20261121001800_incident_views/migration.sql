-- Views of the list of incidents: filters under a name, for everybody of the project.

CREATE TABLE "incident_views" (
  "project_id" INTEGER NOT NULL,
  "id" SERIAL NOT NULL,
  "name" TEXT NOT NULL,
  "filters" JSONB NOT NULL,
  "is_default" BOOLEAN NOT NULL DEFAULT false,
  "created_by" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "incident_views_pkey" PRIMARY KEY ("project_id", "id")
);
-- Two names that differ in case alone would look like one.
CREATE UNIQUE INDEX "incident_views_by_name" ON "incident_views" ("project_id", lower("name"));
CREATE UNIQUE INDEX "incident_views_default" ON "incident_views" ("project_id") WHERE "is_default";
ALTER TABLE "incident_views" ADD CONSTRAINT "incident_views_project_id_fkey"
  FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
