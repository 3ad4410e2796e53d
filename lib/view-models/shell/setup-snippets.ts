/** Something to copy and run. */
export interface Snippet {
  /** Which of the steps it is a way to take. */
  readonly step: "telemetry" | "alerts";
  readonly title: string;
  /** What it does, where that is not plain. */
  readonly note: string;
  readonly text: string;
}

/** How to send telemetry and alerts to the server at an origin, `http://127.0.0.1:3000`. */
export function setupSnippets(origin: string): readonly Snippet[] {
  return [
    {
      step: "telemetry",
      title: "Any OpenTelemetry SDK or Collector",
      note: "Traces, logs and metrics over OTLP/HTTP, protobuf or JSON.",
      text: sdkEnvironment(origin),
    },
    {
      step: "alerts",
      title: "alertmanager.yml",
      note: "Alerts of one group become one incident.",
      text: alertmanagerReceiver(origin),
    },
    {
      step: "telemetry",
      title: "Try it: one span",
      note: "It appears among the traces at once.",
      text: testSpan(origin),
    },
    {
      step: "alerts",
      title: "Try it: one alert",
      note: "An incident opens and looks for its traces.",
      text: testAlert(origin),
    },
  ];
}

function sdkEnvironment(origin: string): string {
  return `export OTEL_EXPORTER_OTLP_ENDPOINT=${origin}
export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
export OTEL_SERVICE_NAME=checkout`;
}

function alertmanagerReceiver(origin: string): string {
  return `route:
  receiver: faultline
  group_by: [alertname, service]
receivers:
  - name: faultline
    webhook_configs:
      - url: ${origin}/api/alerts/alertmanager
        send_resolved: true`;
}

function testSpan(origin: string): string {
  return `NOW=$(date +%s)
hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \\n'; }
curl ${origin}/v1/traces -H 'content-type: application/json' -d '{
  "resourceSpans": [{
    "resource": { "attributes": [
      { "key": "service.name", "value": { "stringValue": "checkout" } }] },
    "scopeSpans": [{ "spans": [{
      "traceId": "'$(hex 16)'", "spanId": "'$(hex 8)'",
      "name": "POST /checkout", "kind": 2,
      "startTimeUnixNano": "'$NOW'000000000", "endTimeUnixNano": "'$NOW'350000000",
      "attributes": [{ "key": "http.route", "value": { "stringValue": "/checkout" } }],
      "status": { "code": 2, "message": "cart is empty" } }] }] }] }'`;
}

function testAlert(origin: string): string {
  return `curl ${origin}/api/alerts/alertmanager -H 'content-type: application/json' -d '{
  "version": "4", "groupKey": "try-it", "status": "firing", "receiver": "faultline",
  "alerts": [{
    "status": "firing", "fingerprint": "try-it",
    "startsAt": "'$(date -u +%Y-%m-%dT%H:%M:%SZ)'",
    "labels": { "alertname": "CheckoutErrors", "severity": "page",
                "service": "checkout", "route": "/checkout" },
    "annotations": { "summary": "Checkout fails for some" } }] }'`;
}
