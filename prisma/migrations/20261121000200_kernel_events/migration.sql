-- What the kernel did, partitioned by day like the rest of the telemetry. The columns beside `event`
-- are those by which events are looked for; the event itself is whole in `event`.

CREATE TABLE "kernel_events" (
  "project_id" INTEGER NOT NULL,
  -- When the operation ended.
  "time_unix_nano" BIGINT NOT NULL,
  -- Hash of the content: what is sent again is the same row.
  "id" BYTEA NOT NULL,
  "start_unix_nano" BIGINT NOT NULL,
  "kind" TEXT NOT NULL,
  -- Empty when the capture did not tell.
  "host" TEXT NOT NULL,
  -- As the host numbers it; null when the owner of a socket is not known.
  "pid" BIGINT,
  -- As the process knows it inside its container.
  "namespace_pid" BIGINT,
  "event" JSON NOT NULL,
  CONSTRAINT "kernel_events_pkey" PRIMARY KEY ("project_id", "time_unix_nano", "id")
) PARTITION BY RANGE ("time_unix_nano");
CREATE INDEX "kernel_events_by_pid" ON "kernel_events" ("project_id", "pid", "time_unix_nano");
CREATE INDEX "kernel_events_by_id" ON "kernel_events" ("project_id", "id");
CREATE TABLE "kernel_events_default" PARTITION OF "kernel_events" DEFAULT;

-- Spans of one process end in the order in which it exports them, while the ends they tell may be
-- rounded to a millisecond: kernel events are given to spans by that order. Null in rows from before.
CREATE SEQUENCE "span_arrivals";
ALTER TABLE "spans" ADD COLUMN "arrival" BIGINT;
ALTER TABLE "spans" ALTER COLUMN "arrival" SET DEFAULT nextval('span_arrivals');
