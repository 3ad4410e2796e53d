/** A version that served requests of a service, as the resources of its spans tell. */
export interface ServiceVersion {
  readonly service: string;
  /** `service.version`; null when only a revision is told. */
  readonly version: string | null;
  /** `vcs.ref.head.revision`, or an older name of it. */
  readonly revision: string | null;
  readonly total: number;
  readonly firstUnixNano: bigint;
  readonly lastUnixNano: bigint;
}

/** The revision that a resource tells, in SQL over its attributes. */
export const REVISION = `coalesce(attributes ->> 'vcs.ref.head.revision',
  attributes ->> 'vcs.repository.ref.revision')`;
