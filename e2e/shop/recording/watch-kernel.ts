import { findPostgres } from "@/lib/cli/capture/find-postgres";
import { startBpftrace } from "@/lib/cli/capture/start-bpftrace";
import { whyNotCapturing } from "@/lib/cli/capture/why-not-capturing";

const READY_TIMEOUT_MS = 60_000;
/** What the rest of the machine does most: files that are not there, programs that start. */
const UNWANTED = /\\?"type\\?":\\?"(openat_err|exec|connect_unix)\\?"/;

/** Stops watching; the lines as bpftrace printed them. */
export type StopWatching = () => Promise<readonly string[]>;

/** Watches the kernel of this machine while a recording is made; says why when it may not. */
export async function watchKernel(onProgress: (message: string) => void): Promise<StopWatching> {
  const nothing = async () => [];
  const obstacle = whyNotCapturing();
  if (obstacle !== null) {
    onProgress(`recorded without kernel events: ${obstacle}`);
    return nothing;
  }
  const lines: string[] = [];
  const tracer = startBpftrace({
    program: "bpftrace",
    pid: 0,
    postgres: findPostgres(),
    onLine: (line) => {
      if (!UNWANTED.test(line)) lines.push(line);
    },
  });
  if (!(await tracer.ready(READY_TIMEOUT_MS))) {
    tracer.stop();
    onProgress(`recorded without kernel events: ${await tracer.ended}`);
    return nothing;
  }
  onProgress("the kernel is watched");
  return async () => {
    tracer.stop();
    const complaint = await tracer.ended;
    if (complaint !== "") onProgress(complaint);
    return lines;
  };
}
