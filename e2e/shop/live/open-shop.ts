import { FAULTS } from "../faults/all-faults";
import type { Fault } from "../faults/fault";
import { type Fleet, startFleet } from "../fleet/fleet";
import { type LoadProfile, startLoad, USUAL_LOAD } from "../fleet/load";
import { startMonitoring } from "../recording/monitoring";

/** Customers of every kind, so that each fault meets those whom it hits. */
const LIVE_LOAD: LoadProfile = {
  ...USUAL_LOAD,
  meanThinkMs: 900,
  guestShare: 0.15,
  etherShare: 0.25,
  checkoutShare: 0.85,
  burst: { atMost: 6, everyMs: 5_500 },
};

export interface OpenShop {
  readonly fleet: Fleet;
  stop(): Promise<void>;
}

export interface OpenShopOptions {
  readonly basePort: number;
  /** The running Faultline, without a slash at its end. */
  readonly endpoint: string;
  /** The one that will be switched on, when it is known; the shop then has its load and its rules. */
  readonly fault: Fault | null;
  /** Who alerts: Faultline counts the spans itself, or a Prometheus and an Alertmanager tell it. */
  readonly alerts: "own" | "prometheus";
}

/** Opens the shop under load: healthy, with the conditions that each fault needs. */
export async function openShop(options: OpenShopOptions): Promise<OpenShop> {
  const { basePort, endpoint, fault } = options;
  const region = fault?.region ?? "eu-west-1";
  const fleet = await startFleet({ basePort, otlpUrl: endpoint, region });
  const cleanups = [() => fleet.stop()];
  for (const { conditions } of fault === null ? FAULTS : [fault]) {
    for (const [key, value] of Object.entries(conditions)) fleet.set(key, value);
  }
  if (options.alerts === "prometheus") {
    cleanups.push(
      await startMonitoring({
        prometheusPort: basePort + 61,
        alertmanagerPort: basePort + 62,
        scrapeTargets: fleet.scrapeTargets,
        region,
        slos: (fault === null ? FAULTS : [fault]).flatMap(({ slos }) => slos),
        webhookUrl: `${endpoint}/api/alerts/alertmanager`,
      }),
    );
  }
  cleanups.push(startLoad(fleet.gatewayUrl, fault?.load ?? LIVE_LOAD, fault?.seed ?? 1));
  return {
    fleet,
    stop: async () => {
      for (const cleanUp of cleanups.reverse()) await cleanUp();
    },
  };
}
