import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Meter } from "@opentelemetry/api";

const NANO_PER_SECOND = 1e9;
const MICRO_PER_SECOND = 1e6;

/** CPU, memory and event loop delay of this process, by the names of the semantic conventions. */
export function observeProcess(meter: Meter): void {
  meter
    .createObservableCounter("process.cpu.time", { unit: "s", description: "CPU seconds by mode" })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe(user / MICRO_PER_SECOND, { "cpu.mode": "user" });
      result.observe(system / MICRO_PER_SECOND, { "cpu.mode": "system" });
    });
  meter
    .createObservableUpDownCounter("process.memory.usage", {
      unit: "By",
      description: "Physical memory in use",
    })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));

  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const gauge = (name: string, read: () => number) =>
    meter
      .createObservableGauge(name, {
        unit: "s",
        description: "Event loop delay since the last read",
      })
      .addCallback((result) => {
        const nanoseconds = read();
        if (Number.isFinite(nanoseconds)) result.observe(nanoseconds / NANO_PER_SECOND);
      });
  gauge("nodejs.eventloop.delay.p50", () => delay.percentile(50));
  gauge("nodejs.eventloop.delay.p99", () => delay.percentile(99));
}
