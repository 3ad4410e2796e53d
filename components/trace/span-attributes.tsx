"use client";

import { useState } from "react";
import { SearchField } from "@/components/ui/search-field";
import { formatCount } from "@/lib/view-models/format/format-count";
import { filterAttributeRows, type SpanDetails } from "@/lib/view-models/trace/to-span-details";
import { AttributeList } from "./attribute-list";
import { DetailsSection } from "./details-section";
import styles from "./span-attributes.module.css";

/** Below this many a filter costs more than it saves. */
const FILTER_FROM = 6;

/** Attributes open, resource and scope folded: one filter goes through all three. */
export function SpanAttributes({ details }: { details: SpanDetails }) {
  const [text, setText] = useState("");
  const own = filterAttributeRows(details.attributes, text);
  const resource = filterAttributeRows(details.resource, text);
  const scope = filterAttributeRows(details.scope, text);
  const total = details.attributes.length + details.resource.length + details.scope.length;
  const filter =
    total < FILTER_FROM ? null : (
      <div className={styles.filter}>
        <SearchField
          label="Filter attributes"
          placeholder="filter keys and values"
          value={text}
          onChange={setText}
        />
      </div>
    );
  return (
    <>
      <DetailsSection title="Attributes" count={formatCount(own.length)} aside={filter}>
        {own.length === 0 ? (
          <p className={styles.none}>{text === "" ? "None were sent." : "None holds that text."}</p>
        ) : (
          <AttributeList rows={own} />
        )}
      </DetailsSection>
      <DetailsSection
        title="Resource"
        count={formatCount(resource.length)}
        folded={text === "" || resource.length === 0}
      >
        <AttributeList rows={resource} />
      </DetailsSection>
      {scope.length === 0 ? null : (
        <DetailsSection title="Scope" count={formatCount(scope.length)} folded={text === ""}>
          <AttributeList rows={scope} />
        </DetailsSection>
      )}
    </>
  );
}
