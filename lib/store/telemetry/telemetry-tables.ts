/** The columns that a table's rows are copied into, in the order of their values. */
export interface TelemetryTable {
  readonly name: "spans" | "log_records" | "metric_points" | "exemplars" | "kernel_events";
  readonly columns: readonly string[];
  /** The time by which the table is partitioned is among them. */
  readonly keyColumns: readonly string[];
}

/** The content hash of a span is over all columns before it that the sender decides. */
export const SPANS: TelemetryTable = {
  name: "spans",
  columns: [
    "project_id",
    "trace_id",
    "span_id",
    "start_unix_nano",
    "end_unix_nano",
    "resource_id",
    "scope_id",
    "flags",
    "dropped_attributes_count",
    "dropped_events_count",
    "dropped_links_count",
    "kind",
    "status_code",
    "parent_span_id",
    "service",
    "name",
    "trace_state",
    "status_message",
    "attributes",
    "events",
    "links",
    "content_hash",
    "is_entry",
    "route",
    "failure",
  ],
  keyColumns: ["project_id", "trace_id", "span_id", "start_unix_nano", "content_hash"],
};

export const LOG_RECORDS: TelemetryTable = {
  name: "log_records",
  columns: [
    "project_id",
    "time_unix_nano",
    "event_unix_nano",
    "observed_unix_nano",
    "resource_id",
    "scope_id",
    "flags",
    "dropped_attributes_count",
    "severity_number",
    "trace_id",
    "span_id",
    "service",
    "severity_text",
    "event_name",
    "body",
    "attributes",
    "id",
  ],
  keyColumns: ["project_id", "time_unix_nano", "id"],
};

export const METRIC_POINTS: TelemetryTable = {
  name: "metric_points",
  columns: [
    "project_id",
    "time_unix_nano",
    "start_unix_nano",
    "resource_id",
    "scope_id",
    "service",
    "metric_name",
    "unit",
    "kind",
    "value",
    "attributes",
    "point",
    "id",
  ],
  keyColumns: ["project_id", "time_unix_nano", "id"],
};

export const EXEMPLARS: TelemetryTable = {
  name: "exemplars",
  columns: [
    "project_id",
    "time_unix_nano",
    "value",
    "trace_id",
    "span_id",
    "service",
    "metric_name",
    "unit",
    "attributes",
    "id",
  ],
  keyColumns: ["project_id", "time_unix_nano", "id"],
};

export const KERNEL_EVENTS: TelemetryTable = {
  name: "kernel_events",
  columns: [
    "project_id",
    "time_unix_nano",
    "start_unix_nano",
    "kind",
    "host",
    "pid",
    "namespace_pid",
    "event",
    "id",
  ],
  keyColumns: ["project_id", "time_unix_nano", "id"],
};
