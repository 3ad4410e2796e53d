import type { Fleet } from "../fleet/fleet";
import type { LoadProfile } from "../fleet/load";
import type { ServiceName } from "../platform/service-config";

/** A change as it happened, without its id. */
export interface MadeChange {
  readonly kind: "deploy" | "flag" | "config";
  readonly service: ServiceName;
  readonly version?: string;
  readonly atUnixMs: number;
  readonly title: string;
}

/** A span as the truth's predicate sees it. */
export interface SeenSpan {
  readonly service: string;
  readonly name: string;
  readonly failed: boolean;
  readonly eventNames: readonly string[];
}

export interface Distractor {
  readonly service: ServiceName;
  readonly looks_guilty: string;
  readonly why_not: string;
}

/** A service level objective that is watched while a fault is recorded. */
export interface WatchedSlo {
  readonly kind: "availability" | "latency";
  readonly method: "GET" | "POST";
  readonly route: string;
  readonly name: string;
  /** Share of good requests promised, such as 0.995. */
  readonly objective: number;
  /** For latency: what counts as slow, a bucket bound of the histogram. */
  readonly thresholdSeconds?: number;
  readonly burnRate: number;
  readonly severity: "critical" | "warning";
}

/** One way to break the shop, with the truth about it. */
export interface Fault {
  readonly name: string;
  /** Folder of its recording. */
  readonly folder: string;
  readonly region: string;
  readonly seed: number;
  readonly load: LoadProfile;
  /** Settings that hold in the healthy and in the failing window alike. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly slos: readonly WatchedSlo[];
  /** Something else that changes at about the same time and is not the cause. */
  coincide?(fleet: Fleet): Promise<MadeChange>;
  inject(fleet: Fleet): Promise<MadeChange>;
  revert(fleet: Fleet): Promise<void>;
  readonly truth: {
    readonly service: ServiceName;
    readonly operations: readonly string[];
    readonly faultType: string;
    /** File below the shop, and a text in it whose line is the place. */
    readonly code: { readonly file: string; readonly text: string };
    readonly distractors: readonly Distractor[];
    readonly notes: string;
    isRoot(span: SeenSpan): boolean;
  };
}

/** Flips a setting, and tells the change. */
export function changeSetting(
  fleet: Fleet,
  setting: { readonly key: string; readonly value: string },
  change: Omit<MadeChange, "atUnixMs">,
): MadeChange {
  fleet.set(setting.key, setting.value);
  return { ...change, atUnixMs: Date.now() };
}
