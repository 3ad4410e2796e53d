import { hostname } from "node:os";
import { parseArgs } from "node:util";
import { CaptureSender } from "./capture-sender";
import { findPostgres } from "./find-postgres";
import { startBpftrace } from "./start-bpftrace";
import { whyNotCapturing } from "./why-not-capturing";

const READY_TIMEOUT_MS = 60_000;
const USAGE = `faultline capture [--endpoint URL] [--host NAME] [--pid N] [--seconds N] [--bpftrace PATH]`;
const USAGE_ERROR = 2;

/**
 * `faultline capture`: watches the kernel by bpftrace and sends what it sees to the app, until it is
 * stopped or the time is up. Says that it is ready only when the probes are attached. @returns the exit code
 */
export async function runCapture(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      endpoint: { type: "string", default: "http://127.0.0.1:3000" },
      host: { type: "string", default: hostname() },
      pid: { type: "string", default: "0" },
      seconds: { type: "string", default: "0" },
      bpftrace: { type: "string", default: "bpftrace" },
    },
  });
  const [pid, seconds] = [Number(values.pid), Number(values.seconds)];
  if (!Number.isInteger(pid) || pid < 0 || !(seconds >= 0)) {
    console.error(USAGE);
    return USAGE_ERROR;
  }
  // Another program than bpftrace may run without its rights.
  const obstacle = values.bpftrace === "bpftrace" ? whyNotCapturing() : null;
  if (obstacle !== null) {
    console.error(`no kernel capture: ${obstacle}`);
    return 1;
  }
  const sender = new CaptureSender({ endpoint: values.endpoint, host: values.host });
  // A client's waits are told by its server: of one process alone they would not be seen.
  const postgres = pid === 0 && values.bpftrace === "bpftrace" ? findPostgres() : [];
  const tracer = startBpftrace({
    program: values.bpftrace,
    pid,
    postgres,
    onLine: (line) => sender.take(line),
  });
  const stop = () => tracer.stop();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  const isReady = await tracer.ready(READY_TIMEOUT_MS);
  if (!isReady) {
    tracer.stop();
    console.error(`no kernel capture: ${await tracer.ended}`);
    return 1;
  }
  console.log(`capturing kernel events of ${values.host} for ${values.endpoint}; Ctrl-C ends it`);
  for (const server of postgres) console.log(`with the row locks of ${server}`);
  sender.start();
  const timer = seconds > 0 ? setTimeout(stop, seconds * 1000) : undefined;
  const ending = await tracer.ended;
  clearTimeout(timer);
  const { sent, lost } = await sender.finish();
  console.log(`${sent} kernel events sent, ${lost} lost`);
  if (ending !== "") console.error(ending);
  return ending === "" ? 0 : 1;
}
