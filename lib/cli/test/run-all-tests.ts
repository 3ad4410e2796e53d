import { quickStages, type Stage, slowStages } from "./stages";
import { formatCount, ONE_FAILED, sumCounts, type TestCount } from "./test-count";

/**
 * Runs every stage, also after a failed one, and closes with the count over all of them.
 * @param quick leaves out what needs a database or a browser.
 * @returns the exit code: 1 when anything failed.
 */
export async function runAllTests(quick: boolean): Promise<number> {
  const stages = quick ? quickStages() : [...quickStages(), ...slowStages()];
  const counts: TestCount[] = [];
  const summary: string[] = [];
  for (const stage of stages) {
    console.log(`\n── ${stage.name} ──`);
    const startedMs = performance.now();
    const count = await runStage(stage);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6);
    counts.push(count);
    summary.push(
      `  ${count.failed === 0 ? "✓" : "✗"} ${seconds} s  ${stage.name}: ${formatCount(count)}`,
    );
  }
  const total = sumCounts(counts);
  console.log(`\n${summary.join("\n")}\n`);
  console.log(formatCount(total));
  return total.failed === 0 ? 0 : 1;
}

async function runStage(stage: Stage): Promise<TestCount> {
  try {
    return await stage.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return ONE_FAILED;
  }
}
