import { ApiError } from "./api-error";

/** How often a read that may pass by itself is asked again, where the page does not ask more often. */
export const ASKED_AGAIN_MS = 10_000;

const BY_ITSELF = "It is asked again by itself every few seconds.";
const LOAD_ANEW = "Load the page anew.";

/**
 * What to do about a read that failed, or nothing where its message says that already. Faultline has
 * no accounts: whoever refuses a read with 401 or 403 and none of our codes stands before it.
 */
export function errorAdvice(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return LOAD_ANEW;
  switch (error.code) {
    case "unreachable":
      return `See whether the server runs and this computer is connected. ${BY_ITSELF}`;
    case "database_unavailable":
    case "overloaded":
      return BY_ITSELF;
    case "internal":
      return "The server's log says why.";
    case "unauthorized":
      return adviceOfStatus(401);
    case "bad_response":
      return error.transient ? BY_ITSELF : adviceOfStatus(error.status);
    default:
      return undefined;
  }
}

function adviceOfStatus(status: number): string {
  if (status === 401) return "Load the page anew, then sign in.";
  if (status === 403) return "Who runs it can allow it.";
  return `The page may be older than the server, or a sign-in came between. ${LOAD_ANEW}`;
}
