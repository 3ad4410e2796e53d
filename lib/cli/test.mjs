// @ts-check
// `npm test` and `npm run check`: plain Node, since on a fresh clone nothing is installed yet.
import { prepare } from "./bootstrap/prepare.mjs";

try {
  await prepare();
  const { runAllTests } = await import("./test/run-all-tests");
  process.exitCode = await runAllTests(process.argv.includes("--quick"));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  console.log("0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
}
