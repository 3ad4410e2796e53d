"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Siren } from "lucide-react";
import { useRouter } from "next/navigation";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { openIncident } from "@/lib/domain/contracts/incident-calls";
import styles from "./investigate-button.module.css";

/** Opens an incident from the trace and goes there; while one is open, it goes to that one. */
export function InvestigateButton({ traceId }: { traceId: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () => fetchEndpoint(openIncident, { body: { traceId } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["incidents"] });
      router.push(`/incidents/${id}`);
    },
  });
  return (
    <>
      {open.isError ? (
        <span role="alert" className={styles.error}>
          Not opened: {errorMessage(open.error)}
        </span>
      ) : null}
      <Button
        icon={<Siren aria-hidden size={14} />}
        disabled={open.isPending || open.isSuccess}
        onClick={() => open.mutate()}
      >
        Investigate this
      </Button>
    </>
  );
}
