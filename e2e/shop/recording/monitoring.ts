import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { WatchedSlo } from "../faults/fault";
import { alertingRules } from "./alerting-rules";

const PROMETHEUS = "/usr/bin/prometheus";
const ALERTMANAGER = "/usr/bin/prometheus-alertmanager";
const READY_ATTEMPTS = 100;

export interface MonitoringOptions {
  readonly prometheusPort: number;
  readonly alertmanagerPort: number;
  readonly scrapeTargets: readonly string[];
  readonly region: string;
  readonly slos: readonly WatchedSlo[];
  readonly webhookUrl: string;
  /** How long Alertmanager waits for more alerts of a group before it tells the first. */
  readonly groupWait?: string;
}

/** The programs that this machine lacks for it. */
export function missingMonitoring(): readonly string[] {
  return [PROMETHEUS, ALERTMANAGER].filter((binary) => !existsSync(binary));
}

/** Fails with what to install when a recording cannot be made here. */
export function assertMonitoringInstalled(): void {
  const missing = missingMonitoring();
  if (missing.length === 0) return;
  throw new Error(
    `recording needs ${missing.join(" and ")}: apt-get install prometheus prometheus-alertmanager`,
  );
}

/** A real Prometheus that watches the gateway, and a real Alertmanager that tells the webhook. */
export async function startMonitoring(options: MonitoringOptions): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "faultline-monitoring-"));
  const file = (name: string) => path.join(folder, name);
  await writeFile(file("rules.json"), alertingRules(options.slos));
  await writeFile(
    file("prometheus.json"),
    JSON.stringify(prometheusConfig(options, file("rules.json"))),
  );
  await writeFile(file("alertmanager.json"), JSON.stringify(alertmanagerConfig(options)));
  const children = [
    start(ALERTMANAGER, [
      `--config.file=${file("alertmanager.json")}`,
      `--storage.path=${file("alertmanager")}`,
      `--web.listen-address=127.0.0.1:${options.alertmanagerPort}`,
      "--web.external-url=http://alertmanager.shop.internal",
      "--cluster.listen-address=",
    ]),
    start(PROMETHEUS, [
      `--config.file=${file("prometheus.json")}`,
      `--storage.tsdb.path=${file("prometheus")}`,
      `--web.listen-address=127.0.0.1:${options.prometheusPort}`,
      "--web.external-url=http://prometheus.shop.internal",
      "--enable-feature=exemplar-storage",
    ]),
  ];
  await untilReady(options.alertmanagerPort);
  await untilReady(options.prometheusPort);
  return async () => {
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true, force: true });
  };
}

function prometheusConfig(options: MonitoringOptions, rules: string): object {
  return {
    global: {
      scrape_interval: "1s",
      scrape_timeout: "1s",
      evaluation_interval: "1s",
      external_labels: { region: options.region },
    },
    rule_files: [rules],
    alerting: {
      alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${options.alertmanagerPort}`] }] }],
    },
    scrape_configs: [{ job_name: "gateway", static_configs: [{ targets: options.scrapeTargets }] }],
  };
}

function alertmanagerConfig(options: MonitoringOptions): object {
  return {
    route: {
      receiver: "faultline",
      group_by: ["region", "service", "http_route"],
      group_wait: options.groupWait ?? "3s",
      group_interval: "5s",
      repeat_interval: "1h",
    },
    receivers: [
      { name: "faultline", webhook_configs: [{ url: options.webhookUrl, send_resolved: true }] },
    ],
  };
}

function start(binary: string, args: readonly string[]): ChildProcess {
  return spawn(binary, args, { stdio: "ignore" });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

async function untilReady(port: number): Promise<void> {
  for (let attempt = 0; attempt < READY_ATTEMPTS; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error(`nothing got ready at port ${port}: is it taken?`);
}
