import { createShopServer } from "../platform/http-server";
import { ServiceConfig, type ServiceName } from "../platform/service-config";
import { createServiceKit, type StartService } from "../platform/service-kit";
import { startTelemetry } from "../platform/telemetry";

/** Loaded one by one: a process runs the code of its own service alone. */
const SERVICES: Readonly<Record<ServiceName, () => Promise<{ startService: StartService }>>> = {
  gateway: () => import("./gateway"),
  checkout: () => import("./checkout"),
  cart: () => import("./cart"),
  payments: () => import("./payments"),
  billing: () => import("./billing"),
  "bank-adapter": () => import("./bank-adapter"),
  bank: () => import("./bank"),
  inventory: () => import("./inventory"),
  orders: () => import("./orders"),
  "order-worker": () => import("./order-worker"),
};

const STOP_LIMIT_MS = 15_000;

/** Entry of every service's process: `node --import tsx main.ts '<config as JSON>'`. */
async function main(): Promise<void> {
  const config = ServiceConfig.parse(JSON.parse(process.argv[2] ?? "null"));
  // The bank is somebody else's: nothing of it is seen from inside.
  const endTelemetry = config.service === "bank" ? () => Promise.resolve() : startTelemetry(config);
  const kit = createServiceKit(config);
  await kit.control.start();
  const { startService } = await SERVICES[config.service]();
  const service = startService(kit);
  const server = createShopServer(service.routes);
  server.listen({ port: config.port, host: "127.0.0.1" }, () => {
    service.listening?.(server, config.port);
    process.send?.("ready");
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // Nothing that does not answer, a receiver for instance, keeps the process alive.
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    // Requests in flight are answered first.
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await service.stop?.();
    await endTelemetry();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => undefined);
  process.once("disconnect", () => void stop());
}

void main();
