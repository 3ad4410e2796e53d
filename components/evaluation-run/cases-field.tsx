"use client";

import { ChevronDown } from "lucide-react";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import toolbar from "@/components/ui/toolbar.module.css";
import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";
import type { RunForm } from "@/lib/view-models/evaluation/run-form";
import { goldSetText } from "@/lib/view-models/evaluation/run-text";

interface CasesFieldProps {
  form: RunForm;
  onChange: (changes: Partial<RunForm>) => void;
  runs: readonly EvaluationSummaryDto[];
}

/** The gold set as it is, or as it was in an earlier run: one for each version of it. */
export function CasesField({ form, onChange, runs }: CasesFieldProps) {
  const seen = new Set<string>();
  const earlier = runs.filter(({ goldSetHash }) => {
    const isNew = !seen.has(goldSetHash);
    seen.add(goldSetHash);
    return isNew;
  });
  const chosen = runs.find(({ id }) => id === form.casesOf);
  return (
    <DropdownMenu
      trigger={
        <button type="button" className={toolbar.select} data-set={chosen !== undefined}>
          {chosen === undefined ? "The gold set as it is" : `As in ${chosen.name}`}
          <ChevronDown aria-hidden size={13} />
        </button>
      }
    >
      <MenuChoice
        label="Cases"
        value={form.casesOf}
        onChange={(casesOf) => onChange({ casesOf })}
        choices={[
          { value: "", text: "The gold set as it is" },
          ...earlier.map((run) => ({
            value: run.id,
            text: `As in ${run.name}`,
            note: goldSetText(run),
          })),
        ]}
      />
    </DropdownMenu>
  );
}
