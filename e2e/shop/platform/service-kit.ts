import type http from "node:http";
import pg from "pg";
import { ControlClient } from "./control-client";
import { type CallPeer, createPeerClient } from "./http-client";
import type { Route } from "./http-server";
import { exceptionAttributes, log } from "./logger";
import type { Defect, ServiceConfig } from "./service-config";

/** What every service is given. */
export interface ServiceKit {
  readonly control: ControlClient;
  readonly call: CallPeer;
  /** Whether this release carries the defect. */
  has(defect: Defect): boolean;
  /** A connection pool to the shop's database. */
  openPool(maxConnections: number): pg.Pool;
}

/** A running service: its routes, and work besides them that ends when asked to. */
export interface Service {
  readonly routes: readonly Route[];
  /** Called once with the server that listens, and its port. */
  listening?(server: http.Server, port: number): void;
  stop?(): Promise<void>;
}

export type StartService = (kit: ServiceKit) => Service;

export function createServiceKit(config: ServiceConfig): ServiceKit {
  const control = new ControlClient(config.controlUrl);
  return {
    control,
    call: createPeerClient(control),
    has: (defect) => config.defects.includes(defect),
    openPool: (max) => {
      const pool = new pg.Pool({
        connectionString: config.databaseUrl,
        max,
        application_name: config.service,
      });
      // An idle connection that breaks is replaced by the pool; without this it ends the process.
      pool.on("error", (error) =>
        log("WARN", "database connection lost", exceptionAttributes(error)),
      );
      return pool;
    },
  };
}
