import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { SuspectsView, SuspectView } from "@/lib/view-models/suspects/to-suspects-view";
import { escapeMarkdown } from "../format/escape-markdown";
import { formatDateTimeWithOffset } from "../format/format-time";

interface SharedIncident {
  readonly incident: Pick<
    IncidentDetailDto,
    "id" | "severity" | "status" | "title" | "route" | "services" | "openedAt"
  >;
  /** Null while nothing is ranked. */
  readonly suspects: SuspectsView | null;
  /** The address of the view that is shared. */
  readonly url: string;
  readonly timeZone: string;
}

const TOLD = 3;

/** What an on-call chat needs to know of an incident, as Markdown: what, since when, who, the link. */
export function incidentMarkdown({ incident, suspects, url, timeZone }: SharedIncident): string {
  const { id, severity, status, title, route, services } = incident;
  const facts = [
    route === null ? null : `\`${route.replaceAll("`", "'")}\``,
    `since ${formatDateTimeWithOffset(Date.parse(incident.openedAt), timeZone)}`,
    services.length === 0 ? null : `services: ${services.map(escapeMarkdown).join(", ")}`,
  ];
  return [
    `**${id}** ${severity.toUpperCase()}, ${status}: ${escapeMarkdown(title)}`,
    facts.filter((fact) => fact !== null).join(" · "),
    ...suspectLines(suspects),
    url,
  ].join("\n");
}

function suspectLines(view: SuspectsView | null): readonly string[] {
  if (view === null) return ["Nothing is ranked yet."];
  if (view.status === "abstained") {
    return [`No cause is named: ${escapeMarkdown(view.reasons.join("; "))}`];
  }
  const named = view.suspects.slice(0, Math.min(TOLD, view.leadCount));
  return named.map(suspectLine);
}

function suspectLine({ rank, service, operation, kind, probability, sentences }: SuspectView) {
  const name = escapeMarkdown([service, operation].filter((part) => part !== "").join(" "));
  const what = kind === null ? name : `${name} (${kind})`;
  const why = sentences[0] === undefined ? "" : ` – ${escapeMarkdown(sentences[0].text)}`;
  return `${rank}. ${what}, ${probability.word} ${probability.figure}${why}`;
}
