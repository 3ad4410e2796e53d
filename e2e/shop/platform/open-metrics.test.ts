import { expect, it } from "vitest";
import { toOpenMetrics } from "./open-metrics";

const TEXT = `# HELP target_info Target metadata
# TYPE target_info gauge
target_info{service_name="gateway"} 1
# HELP restarts_total description missing
# UNIT restarts_total {restart}
# TYPE restarts_total counter
restarts_total{otel_scope_name="shop"} 2
# HELP took Duration
# UNIT took s
# TYPE took histogram
took_count{http_route="/cart",otel_scope_name="http"} 3
took_sum{http_route="/cart",otel_scope_name="http"} 1.7
took_bucket{http_route="/cart",otel_scope_name="http",le="0.1"} 1
took_bucket{http_route="/cart",otel_scope_name="http",le="1"} 2
took_bucket{http_route="/cart",otel_scope_name="http",le="+Inf"} 3
took_bucket{http_route="/orders",otel_scope_name="http",le="+Inf"} 1
`;

it("puts the latest exemplar of each bucket behind it, and ends as OpenMetrics do", () => {
  const at = (value: number, id: string) => ({
    value,
    traceId: id.repeat(32),
    spanId: id.repeat(16),
    timeUnixNano: 1_700_000_000_123_456_789n,
  });
  const asked: unknown[] = [];
  const text = toOpenMetrics(TEXT, (metric, labels) => {
    asked.push([metric, labels]);
    return labels.http_route === "/cart" ? [at(0.5, "a"), at(0.7, "b"), at(3, "c")] : [];
  });
  const told = (id: string, value: number) =>
    ` # {trace_id="${id.repeat(32)}",span_id="${id.repeat(16)}"} ${value} 1700000000.123`;
  expect(asked).toContainEqual(["took", { http_route: "/cart" }]);
  expect(text).toBe(`# HELP target_info Target metadata
# TYPE target_info gauge
target_info{service_name="gateway"} 1
# HELP restarts description missing
# TYPE restarts counter
restarts_total{otel_scope_name="shop"} 2
# HELP took Duration
# TYPE took histogram
took_count{http_route="/cart",otel_scope_name="http"} 3
took_sum{http_route="/cart",otel_scope_name="http"} 1.7
took_bucket{http_route="/cart",otel_scope_name="http",le="0.1"} 1
took_bucket{http_route="/cart",otel_scope_name="http",le="1"} 2${told("b", 0.7)}
took_bucket{http_route="/cart",otel_scope_name="http",le="+Inf"} 3${told("c", 3)}
took_bucket{http_route="/orders",otel_scope_name="http",le="+Inf"} 1
# EOF
`);
});
