import { EnvError, env } from "@/lib/env";
import { HELP } from "./help.mjs";

const USAGE_ERROR = 2;

/**
 * Runs one command of the command line to its end. Each brings its own code: starting the app took
 * half a second longer with that of the evaluation.
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
        return await start(command === "dev" ? "development" : "production");
      case "evaluate":
        return await (await import("./evaluate/run-evaluate")).runEvaluate(rest);
      case "capture":
        return await (await import("./capture/run-capture")).runCapture(rest);
      case "gold":
        return await (await import("./gold/run-gold")).runGold(rest);
      case "kernel-events":
        return await (await import("./send-kernel-events")).sendKernelEvents(rest);
      default:
        return refuse(`unknown command: ${command}`);
    }
  } catch (error) {
    console.error(`\n${describe(error)}`);
    return error instanceof EnvError ? USAGE_ERROR : 1;
  }
}

async function start(mode: "production" | "development"): Promise<number> {
  const { startFaultline } = await import("./start/start-faultline");
  return startFaultline({ mode, env: env() });
}

function refuse(message: string): number {
  console.error(`${message}\n\n${HELP}`);
  return USAGE_ERROR;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
