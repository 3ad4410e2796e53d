import { expect, it } from "vitest";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { summarizeTraces } from "@/lib/store/telemetry/summarize-traces";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { dropOldTelemetry } from "./drop-old-telemetry";

const test = testDatabase();
const DAY_MS = 86_400_000;
const DAY_NANO = BigInt(DAY_MS) * 1_000_000n;
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const LONG_AGO_DAYS = 5_000n;

/** One span each: of the first day, of the next, and of a time that no day is kept for. */
async function sendDays() {
  const scope = await createTestProject(test.db());
  const [span] = spansOf([{ id: "a" }]);
  if (span === undefined) throw new Error("no span");
  const traceIds = ["1", "2", "3"].map((digit) => digit.repeat(32) as typeof span.traceId);
  const shifts = [0n, DAY_NANO, -LONG_AGO_DAYS * DAY_NANO];
  const spans = shifts.map((shift, index) => ({
    ...span,
    traceId: traceIds[index] ?? span.traceId,
    startUnixNano: span.startUnixNano + shift,
    endUnixNano: span.endUnixNano + shift,
  }));
  await insertSpans(test.db(), scope, spans);
  const held = async () =>
    (await summarizeTraces(test.db(), scope, traceIds)).map(({ traceId }) => traceId[0]).sort();
  return { held };
}

it("telemetry of whole days before the kept ones is dropped, whatever its time; the rest stays", async () => {
  const { held } = await sendDays();
  const now = (days: number) => () => new Date(START_MS + days * DAY_MS);
  const drop = (days: number) => dropOldTelemetry({ db: test.db(), now: now(days) }, 30);
  expect(await held()).toEqual(["1", "2", "3"]);
  expect(await drop(30)).toEqual({ partitions: [], rowCount: 1 });
  expect(await held()).toEqual(["1", "2"]);
  const dropped = await drop(31);
  expect(dropped.partitions).toHaveLength(1);
  expect(await held()).toEqual(["2"]);
  expect(await drop(31)).toEqual({ partitions: [], rowCount: 0 });
});
