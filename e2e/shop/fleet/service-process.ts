import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ServiceConfig } from "../platform/service-config";

const MAIN = fileURLToPath(new URL("../services/main.ts", import.meta.url));
const READY_TIMEOUT_MS = 60_000;

/** Starts a service of the shop as a process of its own; there once it listens. */
export function startServiceProcess(config: ServiceConfig): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, JSON.stringify(config)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${config.service} did not get ready`)),
      READY_TIMEOUT_MS,
    );
    child.once("message", () => {
      clearTimeout(timer);
      resolve(child);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`${config.service} ended at its start with code ${code}`));
    });
  });
}

/** Asks it to end, which answers what it was asked and sends what it still holds, and waits. */
export function endServiceProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
