import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { StoredAlert } from "@/lib/domain/alert";
import { toIncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { serviceNameOf } from "@/lib/domain/resource";
import type { KnownIncident } from "@/lib/services/postmortem/known-incident";
import type { SeededRandom } from "@/lib/testing/builders/seeded-random";
import { TEST_EVIDENCE } from "@/lib/testing/builders/test-incident";
import { verdictOf } from "@/lib/testing/builders/verdict-of";
import { citedOf } from "./recorded-cases";
import { drawTrueFacts } from "./true-facts";

const MINUTE_MS = 60_000;
const STEP_SECONDS = 60;
const STEPS = 80;
const NANO_PER_MS = 1_000_000n;

/** What is known of an incident drawn around evidence: resolved, with a verdict and a hypothesis accepted. */
export function drawKnownIncident(evidence: EvidenceSet, random: SeededRandom): KnownIncident {
  const telemetry = indexEvidence(citedOf(evidence), hasFailingRoot);
  const openedMs = Number(telemetry.troubleUnixNano / NANO_PER_MS);
  const after = (minutes: number) => new Date(openedMs + Math.round(minutes * MINUTE_MS));
  const resolvedAt = after(random.integer(20, 300));
  const services = [...telemetry.byService.keys()].sort();
  const failing = evidence.window.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node] : [])),
  );
  const root = failing[random.integer(0, failing.length - 1)];
  const claims = drawTrueFacts(telemetry, random, 6);
  const incident = toIncident(services, after(0), after(random.integer(1, 9)), resolvedAt);
  const alert = toAlert(incident, random);
  return {
    incident,
    alerts: [alert],
    changes: evidence.changes,
    evidence: [],
    verdict: verdictOf({
      createdAt: after(random.integer(300, 900)),
      content: {
        service: root === undefined ? "shop" : serviceNameOf(root.span.resource),
        operation: root?.span.name ?? null,
        rootCause: { kind: "spans", spans: [`span:${root?.id ?? "00000000000000a1"}`] },
      },
    }),
    reviews: [
      {
        reviewer: "ada",
        decision: "accepted",
        reason: "",
        at: after(random.integer(10, 19)),
        title: `${services[0] ?? "shop"} fails ${random.integer(5, 99)} % of its calls`,
        anchors: root === undefined ? [] : [`span:${root.id}`],
        claims,
      },
    ],
    sli: toSli(incident, random),
    window: {
      start: after(-10),
      end: new Date(resolvedAt.getTime() + MINUTE_MS),
      baselineStart: after(-70),
    },
    telemetry,
  };
}

function toIncident(
  services: readonly string[],
  openedAt: Date,
  acknowledgedAt: Date,
  resolvedAt: Date,
): Incident {
  const [service = "shop"] = services;
  return {
    id: toIncidentId(7),
    title: `${service} burns its budget`,
    summary: "",
    severity: "sev2",
    status: "resolved",
    source: "alertmanager",
    groupKey: "g",
    alertName: "Burn",
    slo: null,
    service,
    route: null,
    services,
    openedAt,
    acknowledgedAt,
    resolvedAt,
    updatedAt: resolvedAt,
    reopenCount: 0,
    firingAlertCount: 0,
    alertCount: 1,
    truncatedAlertCount: 0,
    evidence: TEST_EVIDENCE,
    leadTraceId: null,
  };
}

function toAlert(
  { id, openedAt, resolvedAt, service }: Incident,
  random: SeededRandom,
): StoredAlert {
  const summary = `${service} burns ${random.integer(4, 30)}.${random.integer(1, 9)}× too fast, ${random.integer(4, 99)} % fail`;
  return {
    incidentId: id,
    source: "alertmanager",
    receiver: "",
    groupKey: "g",
    fingerprint: "f",
    status: "resolved",
    startsAt: openedAt,
    endsAt: resolvedAt,
    labels: { alertname: "Burn" },
    annotations: { summary },
    generatorUrl: "",
    firstReceivedAt: openedAt,
    lastReceivedAt: openedAt,
    joinedBecause: null,
  };
}

function toSli({ openedAt, service, route }: Incident, random: SeededRandom): KnownIncident["sli"] {
  const fromMs = openedAt.getTime() - 70 * MINUTE_MS;
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    status: "ok",
    reasons: [],
    service,
    route,
    from: iso(fromMs),
    to: iso(fromMs + STEPS * MINUTE_MS),
    stepSeconds: STEP_SECONDS,
    baselineStart: iso(fromMs),
    incident: { startsAt: iso(openedAt.getTime()), endsAt: null },
    items: Array.from({ length: STEPS }, (_, index) => ({
      startsAt: iso(fromMs + index * MINUTE_MS),
      total: random.integer(50, 90),
      failed: index < 60 ? random.integer(0, 1) : random.integer(5, 40),
      p50Nano: "1000000",
      p95Nano: String(random.integer(100, 900) * 1_000_000),
    })),
    objective: null,
    alerts: [],
    changes: [],
    exemplars: [],
  };
}
