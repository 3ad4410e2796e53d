// @ts-check
// `npm start` and `npm run dev`: plain Node, since on a fresh clone nothing is installed yet.
import { prepare } from "./bootstrap/prepare.mjs";
import { HELP } from "./help.mjs";

const [command = "start", ...rest] = process.argv.slice(2);
if (["-h", "--help", "help"].some((word) => [command, ...rest].includes(word))) {
  console.log(HELP);
} else {
  try {
    console.log("Faultline");
    await prepare();
    const { runCommand } = await import("./run-command");
    // A build that was given up half-way still holds channels open; exiting ends it too.
    process.exit(await runCommand([command, ...rest]));
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
