"use client";

import { useMemo } from "react";
import page from "@/components/ui/page-body.module.css";
import { PanelHeader } from "@/components/ui/panel";
import type { ServiceMapDto } from "@/lib/domain/contracts/service";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { secondsOfCalls } from "@/lib/view-models/service/seconds-of-calls";
import { toServiceMap } from "@/lib/view-models/service/to-service-map";
import { CallTable } from "./call-table";
import { ServiceMap } from "./service-map";
import { ServiceTable } from "./service-table";

/** Who calls whom, drawn and as tables. */
export function ServiceOverview({ map, seconds }: { map: ServiceMapDto; seconds: number }) {
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
