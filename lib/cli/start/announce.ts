/** What is told once the server answers: where it is, and what to try next. */
export function announce(url: string, seconds: number): string {
  return `
Faultline is ready at ${url} (${seconds.toFixed(1)} s)

  Incidents        ${url}/incidents
  Send telemetry   OTEL_EXPORTER_OTLP_ENDPOINT=${url}   (OTLP over HTTP: traces, logs, metrics)
  Send alerts      Alertmanager webhook: ${url}/api/alerts/alertmanager
  API              ${url}/api/openapi.json

  Ctrl-C stops it.
`;
}
