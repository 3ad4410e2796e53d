import { z } from "zod";

const PATH = "api/v1/query_exemplars";
const TIMEOUT_MS = 3_000;
const MOST_BYTES = 8_000_000;
const MOST_EXEMPLARS = 2_000;
const NANO_PER_MS = 1_000_000n;

const Answer = z.object({
  status: z.literal("success"),
  data: z.array(
    z.object({
      seriesLabels: z.record(z.string(), z.string()),
      exemplars: z.array(
        z.object({
          labels: z.record(z.string(), z.string()),
          /** As text: JSON has no infinity. */
          value: z.union([z.string(), z.number()]).optional(),
          /** Unix seconds. */
          timestamp: z.number(),
        }),
      ),
    }),
  ),
});

/** An exemplar that Prometheus keeps, of one of the series that an expression names. */
export interface PrometheusExemplar {
  readonly metricName: string;
  /** Of the exemplar itself: where it carries a trace id. */
  readonly labels: Readonly<Record<string, string>>;
  /** Null of one that is no finite number. */
  readonly value: number | null;
  readonly timeUnixNano: bigint;
}

export interface ExemplarQuery {
  readonly baseUrl: string;
  /** PromQL; exemplars of every series that it selects are asked for. */
  readonly expression: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * Asks a Prometheus for exemplars (started with `--enable-feature=exemplar-storage`; others answer with
 * none). At most 2,000. @throws Error in words, when it does not answer in time, or not as expected
 */
export async function queryExemplars(query: ExemplarQuery): Promise<PrometheusExemplar[]> {
  const { data } = Answer.parse(await ask(query));
  return data
    .flatMap(({ seriesLabels, exemplars }) =>
      exemplars.map(({ labels, value, timestamp }) => ({
        metricName: seriesLabels.__name__ ?? "",
        labels,
        value: toFinite(value),
        timeUnixNano: BigInt(Math.round(timestamp * 1_000)) * NANO_PER_MS,
      })),
    )
    .slice(0, MOST_EXEMPLARS);
}

function toFinite(value: string | number | undefined): number | null {
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

async function ask({ baseUrl, expression, start, end }: ExemplarQuery): Promise<unknown> {
  const url = new URL(PATH, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);
  const body = new URLSearchParams({
    query: expression,
    start: start.toISOString(),
    end: end.toISOString(),
  });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { method: "POST", body, signal, redirect: "error" });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return JSON.parse(await readText(response));
}

/** What is longer than anybody's exemplars is not held in memory. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`answered with more than ${MOST_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
