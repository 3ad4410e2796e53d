import { EnvError, env } from "@/lib/env";
import { runCapture } from "./capture/run-capture";
import { runEvaluate } from "./evaluate/run-evaluate";
import { runGold } from "./gold/run-gold";
import { HELP } from "./help.mjs";
import { sendKernelEvents } from "./send-kernel-events";
import { startFaultline } from "./start/start-faultline";

const USAGE_ERROR = 2;

/**
 * Runs one command of the command line to its end.
 * @param args the command and its arguments; none means help.
 * @returns the exit code: 0 done, 1 failed, 2 not understood.
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  const [command = "help", ...rest] = args;
  try {
    switch (command) {
      case "help":
      case "--help":
      case "-h":
        console.log(HELP);
        return 0;
      case "start":
      case "dev":
        if (rest.length > 0) return refuse(`"${command}" takes no arguments: ${rest.join(" ")}`);
        return await startFaultline({
          mode: command === "dev" ? "development" : "production",
          env: env(),
        });
      case "evaluate":
        return await runEvaluate(rest);
      case "capture":
        return await runCapture(rest);
      case "gold":
        return await runGold(rest);
      case "kernel-events":
        return await sendKernelEvents(rest);
      default:
        return refuse(`unknown command: ${command}`);
    }
  } catch (error) {
    console.error(`\n${describe(error)}`);
    return error instanceof EnvError ? USAGE_ERROR : 1;
  }
}

function refuse(message: string): number {
  console.error(`${message}\n\n${HELP}`);
  return USAGE_ERROR;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
