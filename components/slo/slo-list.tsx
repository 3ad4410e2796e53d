"use client";

import { Download, Plus, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import toolbar from "@/components/ui/toolbar.module.css";
import { toSloRow } from "@/lib/view-models/slo/to-slo-row";
import { CreateSloDialog } from "./create-slo-dialog";
import { ImportSloDialog } from "./import-slo-dialog";
import { SloTable } from "./slo-table";
import { useSlos } from "./use-slos";

type OpenDialog = "create" | "import" | null;

/** Every SLO with its objective, what is left of its budget and how fast that burns. */
export function SloList() {
  const slos = useSlos();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const scrollRef = useRef<HTMLDivElement>(null);
  useRowKeys(scrollRef);
  const rows = slos.data?.items.map(toSloRow) ?? [];
  const close = () => setDialog(null);
  return (
    <>
      <div className={toolbar.bar}>
        <h1 className={toolbar.title}>SLOs</h1>
        <span className={toolbar.aside}>
          {rows.length === 0 ? null : (
            <a className={toolbar.link} href="/api/slos/openslo?format=yaml" download>
              <Download aria-hidden size={14} /> OpenSLO
            </a>
          )}
          <Button icon={<Upload aria-hidden size={14} />} onClick={() => setDialog("import")}>
            Import OpenSLO
          </Button>
          <Button
            variant="solid"
            icon={<Plus aria-hidden size={14} />}
            onClick={() => setDialog("create")}
          >
            New SLO
          </Button>
        </span>
      </div>
      {slos.error === null ? null : (
        <ErrorState
          title="The SLOs could not be read."
          message={errorMessage(slos.error)}
          onRetry={() => void slos.refetch()}
          retrying={slos.isFetching}
          compact={slos.data !== undefined}
        />
      )}
      <div className={page.body} ref={scrollRef} aria-busy={slos.isPending}>
        {slos.isPending ? <LoadingLines label="Loading the SLOs" count={6} /> : null}
        {slos.data !== undefined && rows.length === 0 ? <NoSlos /> : null}
        {rows.length === 0 ? null : <SloTable rows={rows} />}
      </div>
      <CreateSloDialog open={dialog === "create"} onClose={close} />
      <ImportSloDialog open={dialog === "import"} onClose={close} />
    </>
  );
}

function NoSlos() {
  return (
    <EmptyState title="No SLO is defined yet">
      An SLO says how large a share of requests has to be good. It is counted from the spans and
      metrics that are sent here, and opens an incident while its error budget burns too fast.
    </EmptyState>
  );
}
