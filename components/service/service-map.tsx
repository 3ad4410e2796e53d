import type { CSSProperties } from "react";
import { PageLink } from "@/components/ui/page-link";
import { ServiceDot } from "@/components/ui/service-dot";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { MARK_LEGEND } from "@/lib/view-models/service/call-marks";
import type { MapEdge, MapNode, ServiceMapView } from "@/lib/view-models/service/to-service-map";
import styles from "./service-map.module.css";

/** Where a node stands; the numbers come from the layout. */
type PlaceStyle = CSSProperties & {
  readonly "--x": string;
  readonly "--y": string;
  readonly "--share"?: string;
};
type SizeStyle = CSSProperties & { readonly "--width": string; readonly "--height": string };

/** A shorter bar looks like a fault of the screen. */
const LEAST_BAR = 0.05;

/** Who calls whom, from left to right. The lines are told again by the table of calls. */
export function ServiceMap({ view }: { view: ServiceMapView }) {
  const size: SizeStyle = { "--width": `${view.widthPx}px`, "--height": `${view.heightPx}px` };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well
    <section className={styles.scroll} aria-label="Service map" tabIndex={0}>
      <div className={styles.map} style={size}>
        <svg className={styles.lines} width={view.widthPx} height={view.heightPx} aria-hidden>
          <defs>
            <marker
              id="call"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8Z" className={styles.head} />
            </marker>
          </defs>
          <g transform="translate(16, 16)">
            {view.edges.map(({ id, path, label, isFailing, widthPx }) => (
              <path
                key={id}
                d={path}
                className={styles.line}
                data-failing={isFailing}
                strokeWidth={widthPx}
                markerEnd="url(#call)"
              >
                <title>{label}</title>
              </path>
            ))}
          </g>
        </svg>
        {view.nodes.map((node) => (
          <Node key={node.id} node={node} />
        ))}
        {view.edges.map((edge) =>
          edge.marks.length === 0 ? null : <Marks key={edge.id} edge={edge} />,
        )}
      </div>
      <MapLegend edges={view.edges} />
      {view.leftOut === 0 ? null : (
        <p className={styles.note}>{view.leftOut} more are not drawn.</p>
      )}
    </section>
  );
}

/** What a line cannot tell by itself, on the line. */
function Marks({ edge }: { edge: MapEdge }) {
  const place: PlaceStyle = { "--x": `${edge.x}px`, "--y": `${edge.y}px` };
  return (
    <span className={styles.marks} style={place} title={edge.label}>
      {edge.marks.map(({ kind, text, note }) => (
        <span key={kind} data-mark={kind}>
          <span aria-hidden>{text}</span>
          <VisuallyHidden>{note}</VisuallyHidden>
        </span>
      ))}
    </span>
  );
}

/** Of the signs that are drawn. */
function MapLegend({ edges }: { edges: readonly MapEdge[] }) {
  const drawn = new Set(edges.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  const shown = MARK_LEGEND.filter(({ kind }) => drawn.has(kind));
  return (
    <p className={styles.legend}>
      <span>in a service: rate, failed, p95</span>
      {shown.map(({ kind, sign, text }) => (
        <span key={kind} data-mark={kind}>
          <strong>{sign}</strong> {text}
        </span>
      ))}
    </p>
  );
}

/** Rate, errors and duration in the order of the columns of the table below. */
function Red({ node: { text, isFailing } }: { node: MapNode }) {
  if (text === null) return null;
  const title = `${text.rate}, ${text.errors} failed, p95 ${text.p95}`;
  return (
    <span className={styles.red} title={title}>
      <span>{text.rate}</span>
      <span className={styles.errors} data-failing={isFailing}>
        {isFailing ? "✕ " : ""}
        {text.errors}
      </span>
      <span>
        <VisuallyHidden>p95 </VisuallyHidden>
        {text.p95}
      </span>
    </span>
  );
}

function Node({ node }: { node: MapNode }) {
  const place: PlaceStyle = {
    "--x": `${node.x}px`,
    "--y": `${node.y}px`,
    "--share": node.share < LEAST_BAR ? "0" : `${Math.min(100, node.share * 100)}%`,
  };
  const content = (
    <>
      <span className={styles.name} title={node.name}>
        {node.href === null ? null : <ServiceDot service={node.name} />}{" "}
        <span className={styles.text}>{node.name}</span>
        {node.shareText === null ? null : (
          <span className={styles.share} title={`${node.shareText} of the time of whole requests`}>
            ◔ {node.shareText}
          </span>
        )}
      </span>
      {node.text === null ? (
        <span className={styles.red}>sends no spans</span>
      ) : (
        <Red node={node} />
      )}
      <span className={styles.bar} aria-hidden />
    </>
  );
  return node.href === null ? (
    <div className={styles.node} data-peer style={place}>
      {content}
    </div>
  ) : (
    <PageLink href={node.href} className={styles.node} data-failing={node.isFailing} style={place}>
      {content}
    </PageLink>
  );
}
