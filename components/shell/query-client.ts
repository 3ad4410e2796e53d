import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/components/ui/api-error";
import { ASKED_AGAIN_MS } from "@/components/ui/error-advice";

const STALE_MS = 5000;
const RETRIES = 2;

/** One per browser tab, and one per server render. Only what may pass by itself is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server may be on this machine or behind a tunnel: only an answer tells whether it is there.
        networkMode: "always",
        staleTime: STALE_MS,
        retry: (failures, error) => isTransient(error) && failures < RETRIES,
        // A panel whose server was away comes back by itself, as it says.
        refetchInterval: ({ state }) => (isTransient(state.error) ? ASKED_AGAIN_MS : false),
      },
      mutations: { networkMode: "always" },
    },
  });
}

function isTransient(error: unknown): boolean {
  return error instanceof ApiError && error.transient;
}
