import http from "node:http";
import type { ControlState } from "../platform/service-config";

/** Tells the services where their peers listen and what is switched on. */
export interface ControlPlane {
  readonly url: string;
  setEndpoint(service: string, port: number): void;
  set(key: string, value: string): void;
  stop(): Promise<void>;
}

export async function startControlPlane(port: number): Promise<ControlPlane> {
  const state: ControlState = { endpoints: {}, settings: {} };
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(state));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    setEndpoint: (service, endpointPort) => {
      state.endpoints[service] = endpointPort;
    },
    set: (key, value) => {
      state.settings[key] = value;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
