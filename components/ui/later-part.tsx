"use client";

import { type ComponentType, Fragment, type ReactNode } from "react";
import { ErrorState } from "./error-state";
import { laterCode, useLaterCode } from "./later-code";

interface LaterPartOptions {
  /** In a sentence: "The causal graph". */
  name: string;
  /** In its place meanwhile, as large as it will be. */
  loading: ComponentType;
  /** Around what is said when it did not come. */
  frame?: ComponentType<{ children: ReactNode }>;
}

/** A component whose code comes later; `fetchAhead` asks for it when it is likely to be opened. */
export type LaterPart<P> = ComponentType<P> & { readonly fetchAhead: () => void };

/** What did not come can be asked for again where it would stand; the rest of the page stays. */
export function laterPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { name, loading: Loading, frame: Frame = Fragment }: LaterPartOptions,
): LaterPart<P> {
  const code = laterCode(load);
  function Later(props: P) {
    const state = useLaterCode(code);
    if (state.kind === "waiting") return <Loading />;
    if (state.kind === "here") return <state.code {...props} />;
    return (
      <Frame>
        <LaterFailure name={name} onRetry={code.fetchAhead} />
      </Frame>
    );
  }
  return Object.assign(Later, { fetchAhead: code.fetchAhead });
}

/** The code of a part could not be fetched. */
export function LaterFailure({ name, onRetry }: { name: string; onRetry: () => void }) {
  return (
    <ErrorState
      title={`${name} could not be loaded.`}
      message="Its code did not come: the network is away, or Faultline was updated."
      advice="Reload the page if trying again does not help."
      onRetry={onRetry}
    />
  );
}
