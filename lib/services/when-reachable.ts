import { FaultlineError } from "@/lib/domain/errors";
import { isDatabaseUnavailable } from "@/lib/store/database";

/** Runs what needs the database; says `database_unavailable` when it failed for that. */
export async function whenReachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    const message = "the database cannot be reached now: try again in a few seconds";
    throw new FaultlineError("database_unavailable", message, {}, error);
  }
}
