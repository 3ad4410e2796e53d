import fc from "fast-check";
import { expect, it } from "vitest";
import type { TracesRequest } from "./otlp-request";
import { splitTraces } from "./split-requests";

type Span = TracesRequest["resourceSpans"][number]["scopeSpans"][number]["spans"][number];

const span = (id: number): Span => ({
  traceId: "t",
  spanId: String(id),
  name: "n",
  startTimeUnixNano: "1",
  endTimeUnixNano: "2",
  events: [],
});

/** One resource for each entry, with that many spans. */
function requestOf(sizes: readonly number[]): TracesRequest {
  let next = 0;
  return {
    resourceSpans: sizes.map((size) => ({
      scopeSpans: [
        {
          spans: Array.from({ length: size }, () => {
            next += 1;
            return span(next);
          }),
        },
      ],
    })),
  };
}

function idsOf(request: TracesRequest): string[] {
  return request.resourceSpans.flatMap((resource) =>
    resource.scopeSpans.flatMap((scope) => scope.spans.map(({ spanId }) => spanId)),
  );
}

it("sends each span once, in order, in requests no larger than the limit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 20 }),
      (sizes, limit) => {
        const request = requestOf(sizes);
        const parts = splitTraces(request, limit);
        expect(parts.flatMap(idsOf)).toEqual(idsOf(request));
        for (const part of parts) expect(idsOf(part).length).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

it("packs small resources together instead of sending one request for each", () => {
  expect(splitTraces(requestOf([3, 3, 3, 3]), 6)).toHaveLength(2);
});
