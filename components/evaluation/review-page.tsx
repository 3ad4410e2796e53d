"use client";

import { Download } from "lucide-react";
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { TextField } from "@/components/ui/text-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import toolbar from "@/components/ui/toolbar.module.css";
import { useOwnName } from "@/components/ui/use-own-name";
import { QUEUE_ORDER_NAMES } from "@/lib/domain/contracts/queue-order";
import { AgreementTable } from "./agreement-table";
import { GoldSetTable } from "./gold-set-table";
import styles from "./review-page.module.css";
import { ReviewProgress } from "./review-progress";
import { ReviewTable } from "./review-table";
import { useReviewQueue } from "./use-review";
import { useReviewKeys } from "./use-review-keys";

/** How the queue is looked at; blind unless one says otherwise. */
const QUEUE_PARSERS = {
  order: parseAsStringLiteral(QUEUE_ORDER_NAMES).withDefault("age"),
  blind: parseAsBoolean.withDefault(true),
};

/** Incidents to label, how far that has come, and how far people agree. */
export function ReviewPage() {
  const [reviewer, setReviewer] = useOwnName();
  const [view, setView] = useQueryStates(QUEUE_PARSERS);
  const queue = useReviewQueue({ reviewer, ...view });
  const bodyRef = useRef<HTMLDivElement>(null);
  const undo = useReviewKeys({ reviewer, view, setView, listRef: bodyRef });
  return (
    <>
      <div className={toolbar.bar}>
        <h1 className={toolbar.title}>Review</h1>
        <TextField
          label="Reviewer"
          value={reviewer}
          onChange={setReviewer}
          placeholder="your name"
        />
        <ToggleGroup label="Order">
          {QUEUE_ORDER_NAMES.map((order) => (
            <Toggle
              key={order}
              pressed={view.order === order}
              onChange={() => void setView({ order })}
            >
              {order}
            </Toggle>
          ))}
        </ToggleGroup>
        <Toggle pressed={view.blind} onChange={(blind) => void setView({ blind })}>
          blind
        </Toggle>
        <span className={toolbar.aside}>
          <a className={toolbar.link} href="/api/gold-set.jsonl?evidence=true" download>
            <Download aria-hidden size={14} /> Gold set
          </a>
        </span>
      </div>
      <div className={styles.body} ref={bodyRef} aria-busy={queue.isFetching}>
        {reviewer.trim() === "" ? (
          <EmptyState title="Who is reviewing?">
            Give your name above: two people label each incident, and each sees what waits for them.
          </EmptyState>
        ) : (
          <ReadState
            query={queue}
            what="The queue"
            loading={<LoadingLines label="Loading the queue" count={6} />}
          />
        )}
        {queue.data === undefined || reviewer.trim() === "" ? null : (
          <>
            <ReviewProgress progress={queue.data.progress} />
            <ReviewTable
              items={queue.data.items}
              blind={view.blind}
              reviewer={reviewer}
              onUnskip={undo}
            />
            <div className={styles.halves}>
              <AgreementTable agreement={queue.data.agreement} />
              {/* Its labels tell what others said. */}
              {view.blind ? null : <GoldSetTable />}
            </div>
          </>
        )}
      </div>
    </>
  );
}
