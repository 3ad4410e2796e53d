import type { ProjectId } from "./ids";

/** The tenancy boundary. The first argument of every store function, so that no query goes without. */
export interface ProjectScope {
  readonly projectId: ProjectId;
}
