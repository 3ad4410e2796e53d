"use client";

import { useEffect, useRef } from "react";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import { ReadState } from "@/components/ui/read-state";
import toolbar from "@/components/ui/toolbar.module.css";
import { NoRequests } from "./no-requests";
import { useServices, useServiceWindow, WINDOWS } from "./use-services";
import { WindowChoice } from "./window-choice";

/** Apart, and fetched beside what it shows: it lays out the map. */
const ServiceOverview = laterPart(
  () => import("./service-overview").then((module) => module.ServiceOverview),
  {
    name: "The map of services",
    loading: () => <LoadingLines label="Loading the services" count={6} />,
  },
);

/** Every service that sent requests lately, and who calls whom. */
export function ServiceList() {
  const [window, setWindow] = useServiceWindow();
  const services = useServices(WINDOWS[window]);
  useEffect(ServiceOverview.fetchAhead, []);
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
      <div className={page.body} ref={scrollRef} aria-busy={services.isPending}>
        <ReadState
          query={services}
          what="The services"
          loading={<LoadingLines label="Loading the services" count={6} />}
        />
        {data === undefined ? null : data.items.length === 0 ? (
          <NoRequests newestAt={data.newestAt} onWindow={(next) => void setWindow(next)} />
        ) : (
          <ServiceOverview map={data} seconds={WINDOWS[window]} />
        )}
      </div>
    </>
  );
}
