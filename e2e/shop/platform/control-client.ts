import { trace } from "@opentelemetry/api";
import { ControlState } from "./service-config";

const POLL_INTERVAL_MS = 200;

/**
 * Service discovery, feature flags and settings, polled from the control plane.
 * It uses `fetch`, which nothing instruments here: the poll leaves no spans.
 */
export class ControlClient {
  #state: ControlState = { endpoints: {}, settings: {} };
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async start(): Promise<void> {
    await this.#refresh();
    const timer = setInterval(
      () => void this.#refresh().catch(() => this.#keepLastState()),
      POLL_INTERVAL_MS,
    );
    timer.unref();
  }

  portOf(peer: string): number {
    const port = this.#state.endpoints[peer];
    if (port === undefined) throw new Error(`no endpoint is known for ${peer}`);
    return port;
  }

  setting(key: string, otherwise: string): string {
    return this.#state.settings[key] ?? otherwise;
  }

  /** Evaluates a flag and says so on the active span, by the feature-flag conventions. */
  flag(key: string, otherwise: string): string {
    const variant = this.setting(key, otherwise);
    const span = trace.getActiveSpan();
    const attributes = {
      "feature_flag.key": key,
      "feature_flag.provider.name": "shop-control",
      "feature_flag.result.variant": variant,
    };
    span?.addEvent("feature_flag.evaluation", attributes);
    span?.setAttributes(attributes);
    return variant;
  }

  async #refresh(): Promise<void> {
    const response = await fetch(this.#url);
    this.#state = ControlState.parse(await response.json());
  }

  /** The control plane goes first at shutdown: what was last known stays good. */
  #keepLastState(): void {}
}
