import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { type Defect, SERVICE_NAMES, type ServiceName } from "../platform/service-config";
import { startControlPlane } from "./control-plane";
import { endServiceProcess, startServiceProcess } from "./service-process";
import { startShopDatabase } from "./shop-database";

const DRAIN_MS = 800;

/** What each service runs before anything is deployed. */
export const VERSIONS: Readonly<Record<ServiceName, string>> = {
  gateway: "3.2.1",
  checkout: "1.14.2",
  cart: "2.8.0",
  payments: "4.1.3",
  billing: "1.9.6",
  "bank-adapter": "2.3.4",
  bank: "1.0.0",
  inventory: "5.0.2",
  orders: "3.7.1",
  "order-worker": "1.4.0",
};

export interface FleetOptions {
  /** First of sixty ports in a row that the fleet may use. */
  readonly basePort: number;
  readonly otlpUrl: string;
  readonly region: string;
}

export interface Fleet {
  readonly gatewayUrl: () => string;
  /** Addresses that Prometheus scrapes: both slots of the gateway. */
  readonly scrapeTargets: readonly string[];
  set(key: string, value: string): void;
  /** Starts a new release beside the old one, moves the traffic over, then drains the old. */
  deploy(service: ServiceName, version: string, defects: readonly Defect[]): Promise<number>;
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly slot: 0 | 1;
}

/** Ports from the base: 0 control plane, 1 database, then four a service (two slots, each with its metrics). */
function portsOf(basePort: number, service: ServiceName, slot: 0 | 1) {
  const first = basePort + 2 + SERVICE_NAMES.indexOf(service) * 4 + slot * 2;
  return { port: first, metricsPort: first + 1 };
}

/** Starts every service of the shop, its database and its control plane. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const control = await startControlPlane(options.basePort);
  const database = await startShopDatabase(options.basePort + 1);
  const running = new Map<ServiceName, Running>();

  const start = async (
    service: ServiceName,
    version: string,
    defects: readonly Defect[],
    slot: 0 | 1,
  ) => {
    const ports = portsOf(options.basePort, service, slot);
    const child = await startServiceProcess({
      service,
      version,
      defects: [...defects],
      region: options.region,
      ...ports,
      controlUrl: control.url,
      otlpUrl: options.otlpUrl,
      databaseUrl: database.url,
    });
    running.set(service, { child, slot });
    control.setEndpoint(service, ports.port);
    return Date.now();
  };

  for (const service of SERVICE_NAMES) await start(service, VERSIONS[service], [], 0);
  // A second region of the adapter that the router lists though nothing listens there.
  control.setEndpoint("bank-adapter-2", options.basePort + 58);

  return {
    gatewayUrl: () => {
      const slot = running.get("gateway")?.slot ?? 0;
      return `http://127.0.0.1:${portsOf(options.basePort, "gateway", slot).port}`;
    },
    scrapeTargets: ([0, 1] as const).map(
      (slot) => `127.0.0.1:${portsOf(options.basePort, "gateway", slot).metricsPort}`,
    ),
    set: (key, value) => control.set(key, value),
    deploy: async (service, version, defects) => {
      const old = running.get(service);
      const movedAtUnixMs = await start(service, version, defects, old?.slot === 0 ? 1 : 0);
      await pause(DRAIN_MS);
      if (old !== undefined) await endServiceProcess(old.child);
      return movedAtUnixMs;
    },
    stop: async () => {
      await Promise.all([...running.values()].map(({ child }) => endServiceProcess(child)));
      await database.stop();
      await control.stop();
    },
  };
}
