-- Telemetry. Trace ids are 16 bytes, span ids 8, times integer nanoseconds. Each signal is
-- partitioned by day, so that retention drops whole partitions; the partitions of days are made
-- when their first row comes (lib/store/telemetry/ensure-partitions.ts), and rows of any other time
-- fall into the default one. A row's key ends in a hash of its content: what is sent again is the
-- same row, and what differs under one id is kept beside it.

CREATE TABLE "resources" (
  "project_id" INTEGER NOT NULL,
  "id" BIGINT NOT NULL,
  "attributes" JSON NOT NULL,
  "dropped_attributes_count" BIGINT NOT NULL,
  "schema_url" TEXT NOT NULL,
  CONSTRAINT "resources_pkey" PRIMARY KEY ("project_id", "id")
);

CREATE TABLE "scopes" (
  "project_id" INTEGER NOT NULL,
  "id" BIGINT NOT NULL,
  "name" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "attributes" JSON NOT NULL,
  "dropped_attributes_count" BIGINT NOT NULL,
  "schema_url" TEXT NOT NULL,
  CONSTRAINT "scopes_pkey" PRIMARY KEY ("project_id", "id")
);

CREATE TABLE "spans" (
  "project_id" INTEGER NOT NULL,
  "trace_id" BYTEA NOT NULL,
  "span_id" BYTEA NOT NULL,
  "start_unix_nano" BIGINT NOT NULL,
  "content_hash" BIGINT NOT NULL,
  -- 0 when the span was exported unfinished.
  "end_unix_nano" BIGINT NOT NULL,
  "resource_id" BIGINT NOT NULL,
  "scope_id" BIGINT NOT NULL,
  "flags" BIGINT NOT NULL,
  "dropped_attributes_count" BIGINT NOT NULL,
  "dropped_events_count" BIGINT NOT NULL,
  "dropped_links_count" BIGINT NOT NULL,
  "kind" SMALLINT NOT NULL,
  "status_code" SMALLINT NOT NULL,
  -- By this span a request entered its service: SERVER, CONSUMER, or a root of any kind.
  "is_entry" BOOLEAN NOT NULL,
  "parent_span_id" BYTEA,
  "service" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "trace_state" TEXT NOT NULL,
  "status_message" TEXT NOT NULL,
  -- Of entry spans: what a route in an alert is compared with.
  "route" TEXT,
  -- What failed in a few words; null when nothing did.
  "failure" TEXT,
  "attributes" JSON NOT NULL,
  "events" JSON NOT NULL,
  "links" JSON NOT NULL,
  CONSTRAINT "spans_pkey"
    PRIMARY KEY ("project_id", "trace_id", "span_id", "start_unix_nano", "content_hash")
) PARTITION BY RANGE ("start_unix_nano");
CREATE INDEX "spans_entries_by_service" ON "spans" ("project_id", "service", "start_unix_nano" DESC)
  WHERE "is_entry";
CREATE INDEX "spans_entries_by_time" ON "spans" ("project_id", "start_unix_nano" DESC)
  WHERE "is_entry";
CREATE TABLE "spans_default" PARTITION OF "spans" DEFAULT;

CREATE TABLE "log_records" (
  "project_id" INTEGER NOT NULL,
  -- When it happened, else when it was observed.
  "time_unix_nano" BIGINT NOT NULL,
  -- Hash of the content and of its turn among equals of its request.
  "id" BYTEA NOT NULL,
  "event_unix_nano" BIGINT NOT NULL,
  "observed_unix_nano" BIGINT NOT NULL,
  "resource_id" BIGINT NOT NULL,
  "scope_id" BIGINT NOT NULL,
  "flags" BIGINT NOT NULL,
  "dropped_attributes_count" BIGINT NOT NULL,
  "severity_number" SMALLINT NOT NULL,
  "trace_id" BYTEA,
  "span_id" BYTEA,
  "service" TEXT NOT NULL,
  "severity_text" TEXT NOT NULL,
  "event_name" TEXT NOT NULL,
  "body" JSON NOT NULL,
  "attributes" JSON NOT NULL,
  CONSTRAINT "log_records_pkey" PRIMARY KEY ("project_id", "time_unix_nano", "id")
) PARTITION BY RANGE ("time_unix_nano");
CREATE INDEX "log_records_by_trace" ON "log_records" ("project_id", "trace_id", "time_unix_nano")
  WHERE "trace_id" IS NOT NULL;
CREATE TABLE "log_records_default" PARTITION OF "log_records" DEFAULT;

CREATE TABLE "metric_points" (
  "project_id" INTEGER NOT NULL,
  "time_unix_nano" BIGINT NOT NULL,
  "id" BYTEA NOT NULL,
  "start_unix_nano" BIGINT NOT NULL,
  "resource_id" BIGINT NOT NULL,
  "scope_id" BIGINT NOT NULL,
  "service" TEXT NOT NULL,
  "metric_name" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  -- Of a gauge or a sum, as a double; the exact value is in `point`.
  "value" DOUBLE PRECISION,
  "attributes" JSON NOT NULL,
  -- Description, temporality and the point whole, without its exemplars.
  "point" JSON NOT NULL,
  CONSTRAINT "metric_points_pkey" PRIMARY KEY ("project_id", "time_unix_nano", "id"),
  CONSTRAINT "metric_points_kind_check"
    CHECK ("kind" IN ('gauge', 'sum', 'histogram', 'exponential-histogram', 'summary'))
) PARTITION BY RANGE ("time_unix_nano");
CREATE INDEX "metric_points_by_name" ON "metric_points"
  ("project_id", "metric_name", "service", "time_unix_nano");
CREATE TABLE "metric_points_default" PARTITION OF "metric_points" DEFAULT;

CREATE TABLE "exemplars" (
  "project_id" INTEGER NOT NULL,
  "time_unix_nano" BIGINT NOT NULL,
  "id" BYTEA NOT NULL,
  "value" DOUBLE PRECISION,
  "trace_id" BYTEA,
  "span_id" BYTEA,
  "service" TEXT NOT NULL,
  "metric_name" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  -- Those of the series and the filtered ones of the exemplar, the latter winning.
  "attributes" JSON NOT NULL,
  CONSTRAINT "exemplars_pkey" PRIMARY KEY ("project_id", "time_unix_nano", "id")
) PARTITION BY RANGE ("time_unix_nano");
CREATE INDEX "exemplars_by_service" ON "exemplars" ("project_id", "service", "time_unix_nano" DESC);
CREATE TABLE "exemplars_default" PARTITION OF "exemplars" DEFAULT;
