import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/components/ui/api-error";

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
        retry: (failures, error) =>
          error instanceof ApiError && error.transient && failures < RETRIES,
      },
      mutations: { networkMode: "always" },
    },
  });
}
