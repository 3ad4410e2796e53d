"use client";

import { Download, Plus, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { laterDialog } from "@/components/ui/later-dialog";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import { ReadState } from "@/components/ui/read-state";
import toolbar from "@/components/ui/toolbar.module.css";
import { useSort } from "@/components/ui/use-sort";
import { SLO_SORT_COLUMNS, SLO_SORT_VALUES } from "@/lib/view-models/slo/slo-sort";
import { toSloRow } from "@/lib/view-models/slo/to-slo-row";
import { sortRows } from "@/lib/view-models/sort/sort-rows";
import { SloTable } from "./slo-table";
import { useSlos } from "./use-slos";

const CreateSloDialog = laterDialog(
  () => import("./create-slo-dialog").then((module) => module.CreateSloDialog),
  "The form of an SLO",
);
const ImportSloDialog = laterDialog(
  () => import("./import-slo-dialog").then((module) => module.ImportSloDialog),
  "The import",
);

type OpenDialog = "create" | "import" | null;

/** Every SLO with its objective, what is left of its budget and how fast that burns. */
export function SloList() {
  const slos = useSlos();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const scrollRef = useRef<HTMLDivElement>(null);
  useRowKeys(scrollRef);
  const by = useSort(SLO_SORT_COLUMNS);
  const rows = sortRows(slos.data?.items ?? [], by.sort, SLO_SORT_VALUES).map(toSloRow);
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
          <Button
            icon={<Upload aria-hidden size={14} />}
            onPointerEnter={ImportSloDialog.fetchAhead}
            onClick={() => setDialog("import")}
          >
            Import OpenSLO
          </Button>
          <Button
            variant="solid"
            icon={<Plus aria-hidden size={14} />}
            onPointerEnter={CreateSloDialog.fetchAhead}
            onClick={() => setDialog("create")}
          >
            New SLO
          </Button>
        </span>
      </div>
      <div className={page.body} ref={scrollRef} aria-busy={slos.isPending}>
        <ReadState
          query={slos}
          what="The SLOs"
          loading={<LoadingLines label="Loading the SLOs" count={6} />}
        />
        {slos.data !== undefined && rows.length === 0 ? <NoSlos /> : null}
        {rows.length === 0 ? null : <SloTable rows={rows} by={by} />}
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
