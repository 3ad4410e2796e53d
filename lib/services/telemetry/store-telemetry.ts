import { FaultlineError } from "@/lib/domain/errors";
import { isDatabaseUnavailable } from "@/lib/store/database";

/** Runs an insert; says `database_unavailable` when it failed for that, so that senders try again. */
export async function storeTelemetry<T>(insert: () => Promise<T>): Promise<T> {
  try {
    return await insert();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    const message = "the database cannot be reached now: send again later";
    throw new FaultlineError("database_unavailable", message, {}, error);
  }
}
