"use client";

import { useMemo, useRef } from "react";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import { PanelHeader } from "@/components/ui/panel";
import toolbar from "@/components/ui/toolbar.module.css";
import type { ServiceMapDto } from "@/lib/domain/contracts/service";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { secondsOfCalls, toServiceMap } from "@/lib/view-models/service/to-service-map";
import { CallTable } from "./call-table";
import { NoRequests } from "./no-requests";
import { ServiceMap } from "./service-map";
import { ServiceTable } from "./service-table";
import { useServices, useServiceWindow, WINDOWS } from "./use-services";
import { WindowChoice } from "./window-choice";

/** Every service that sent requests lately, and who calls whom. */
export function ServiceList() {
  const [window, setWindow] = useServiceWindow();
  const services = useServices(WINDOWS[window]);
  const scrollRef = useRef<HTMLDivElement>(null);
  useRowKeys(scrollRef);
  const { data } = services;
  return (
    <>
      <div className={toolbar.bar}>
        <h1 className={toolbar.title}>Services</h1>
        <WindowChoice value={window} onChange={(next) => void setWindow(next)} />
        <span className={toolbar.aside}>
          {data === undefined ? null : data.reasons.map((reason) => `! ${reason}`).join("; ")}
        </span>
      </div>
      {services.error === null ? null : (
        <ErrorState
          title="The services could not be read."
          message={errorMessage(services.error)}
          onRetry={() => void services.refetch()}
          retrying={services.isFetching}
          compact={data !== undefined}
        />
      )}
      <div className={page.body} ref={scrollRef} aria-busy={services.isPending}>
        {services.isPending ? <LoadingLines label="Loading the services" count={6} /> : null}
        {data === undefined ? null : data.items.length === 0 ? (
          <NoRequests newestAt={data.newestAt} onWindow={(next) => void setWindow(next)} />
        ) : (
          <Found map={data} seconds={WINDOWS[window]} />
        )}
      </div>
    </>
  );
}

function Found({ map, seconds }: { map: ServiceMapDto; seconds: number }) {
  const view = useMemo(() => toServiceMap(map, seconds), [map, seconds]);
  return (
    <>
      <ServiceMap view={view} />
      <section className={page.section} aria-label="Services">
        <PanelHeader title="Services" note={formatCountOf(map.items.length, "service")} />
        <ServiceTable services={map.items} seconds={seconds} />
      </section>
      <section className={page.section} aria-label="Calls">
        <PanelHeader title="Calls" note="who calls whom; peers send no spans of their own" />
        <CallTable calls={map.calls} seconds={secondsOfCalls(map)} />
      </section>
    </>
  );
}
