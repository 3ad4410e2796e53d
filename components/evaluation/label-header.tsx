"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import headline from "@/components/incident/incident-header.module.css";
import { SeverityBadge } from "@/components/incident/severity-badge";
import { errorMessage } from "@/components/ui/api-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classList } from "@/components/ui/class-list";
import { PageLink } from "@/components/ui/page-link";
import { useTimeZone } from "@/components/ui/time-zone";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { ReviewItemDto } from "@/lib/domain/contracts/verdict";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import type { NextReview } from "./use-next-review";

interface LabelHeaderProps {
  incident: IncidentDetailDto;
  blind: boolean;
  claim: UseQueryResult<ReviewItemDto>;
  next: NextReview;
}

/** What is to be labelled, by whom, and the way to the next. */
export function LabelHeader({ incident, blind, claim, next }: LabelHeaderProps) {
  const { timeZone } = useTimeZone();
  const opened = formatDateTimeWithOffset(Date.parse(incident.openedAt), timeZone);
  return (
    <header className={classList(headline.header, headline.closed)}>
      <div className={headline.line}>
        <SeverityBadge severity={incident.severity} />
        <h1 className={headline.title} title={incident.title}>
          {incident.title}
        </h1>
        <code className={headline.id}>{incident.id}</code>
        {blind ? <Badge tone="selection">blind</Badge> : null}
        <span className={headline.state}>
          <Button onClick={next.skip} shortcut="S">
            Skip
          </Button>
          <Button onClick={next.go} shortcut="N">
            Next, {next.waiting} waiting
          </Button>
        </span>
      </div>
      <p className={headline.facts}>
        {incident.route === null ? null : <code>{incident.route}</code>}
        <span>since {opened}</span>
        <ClaimText claim={claim} />
        <PageLink href="/review">Queue</PageLink>
      </p>
    </header>
  );
}

function ClaimText({ claim }: { claim: UseQueryResult<ReviewItemDto> }) {
  const { timeZone } = useTimeZone();
  if (claim.isError) return <span role="alert">{errorMessage(claim.error)}</span>;
  const held = claim.data?.claim ?? null;
  if (held === null) return null;
  return <span>yours until {formatDateTimeWithOffset(Date.parse(held.expiresAt), timeZone)}</span>;
}
