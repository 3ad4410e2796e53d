"use client";

import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import header from "@/components/ui/page-header.module.css";
import { PageLink } from "@/components/ui/page-link";
import { PanelHeader } from "@/components/ui/panel";
import { ReadState } from "@/components/ui/read-state";
import { ServiceDot } from "@/components/ui/service-dot";
import toolbar from "@/components/ui/toolbar.module.css";
import type { ServiceDetailDto } from "@/lib/domain/contracts/service";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { secondsOfCalls } from "@/lib/view-models/service/seconds-of-calls";
import { CallTable } from "./call-table";
import { ChangeTable } from "./change-table";
import { IncidentLines } from "./incident-lines";
import { NoRequests } from "./no-requests";
import { OperationTable } from "./operation-table";
import { ServiceOwner } from "./service-owner";
import styles from "./service-page.module.css";
import { useService, useServiceWindow, WINDOWS } from "./use-services";
import { VersionTable } from "./version-table";
import { WindowChoice } from "./window-choice";

/** Apart, since the library that draws them is a third of the page's code: the tables need not wait. */
const ServiceCharts = laterPart(
  () => import("./service-charts").then((module) => module.ServiceCharts),
  { name: "The charts", loading: () => <div className={styles.chartRoom} /> },
);

/** One service: how it did, what it does, what changed, what went wrong. */
export function ServicePage({ serviceName }: { serviceName: string }) {
  const [window, setWindow] = useServiceWindow();
  const query = useService(serviceName, WINDOWS[window]);
  const { data } = query;
  return (
    <>
      <div className={toolbar.bar}>
        <PageLink href="/services" className={header.up}>
          Services
        </PageLink>
        <h1 className={toolbar.title}>
          <ServiceDot service={serviceName} /> {serviceName}
        </h1>
        {data === undefined ? null : <ServiceOwner serviceName={serviceName} owner={data.owner} />}
        <WindowChoice value={window} onChange={(next) => void setWindow(next)} />
        <span className={toolbar.aside}>
          {data?.reasons.map((reason) => `! ${reason}`).join("; ")}
        </span>
      </div>
      <div className={page.body} aria-busy={query.isPending}>
        <ReadState
          query={query}
          what="The service"
          loading={<LoadingLines label="Loading the service" count={6} />}
        />
        {data === undefined ? null : (
          <>
            {data.service.total === 0 ? (
              <NoRequests newestAt={data.newestAt} onWindow={(next) => void setWindow(next)} />
            ) : (
              <Requests detail={data} seconds={WINDOWS[window]} />
            )}
            <Happened detail={data} />
          </>
        )}
      </div>
    </>
  );
}

function Requests({ detail, seconds }: { detail: ServiceDetailDto; seconds: number }) {
  return (
    <>
      <ServiceCharts detail={detail} />
      <section className={page.section} aria-label="Operations">
        <PanelHeader title="Operations" note={foldedText(detail)} />
        <OperationTable operations={detail.operations} seconds={seconds} />
      </section>
      <section className={page.section} aria-label="Calls">
        <PanelHeader title="Calls" note="of the newest requests" />
        <CallTable calls={detail.calls} seconds={secondsOfCalls(detail)} />
      </section>
    </>
  );
}

function Happened({ detail }: { detail: ServiceDetailDto }) {
  return (
    <>
      <section className={page.section} aria-label="Versions">
        <PanelHeader title="Versions" note="as their spans tell, in this window" />
        <VersionTable versions={detail.versions} seconds={secondsOf(detail)} />
      </section>
      <section className={page.section} aria-label="Changes">
        <PanelHeader title="Changes" note="in this window" />
        <ChangeTable changes={detail.changes} />
      </section>
      <section className={page.section} aria-label="Incidents">
        <PanelHeader title="Incidents" />
        <IncidentLines incidents={detail.incidents} />
      </section>
    </>
  );
}

function secondsOf({ from, to }: ServiceDetailDto): number {
  return Math.max(1, (Date.parse(to) - Date.parse(from)) / 1_000);
}

function foldedText({ operations, folded }: ServiceDetailDto): string {
  const shown = `${formatCountOf(operations.length, "operation")}, ids in routes folded`;
  if (folded.operations === 0) return shown;
  const more = formatCountOf(folded.operations, "more operation");
  return `${shown}; ${more} with ${formatCount(folded.requests)} requests not shown`;
}
