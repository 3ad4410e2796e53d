"use client";

import { useId } from "react";
import { classList } from "@/components/ui/class-list";
import field from "@/components/ui/text-field.module.css";
import { FAULT_FAMILIES } from "@/lib/domain/fault-family";
import { useFaultFamilies } from "./use-verdicts";

interface FamilyFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** A fault family of the taxonomy, or a new one by naming it. */
export function FamilyField({ value, onChange }: FamilyFieldProps) {
  const id = useId();
  const { data } = useFaultFamilies();
  const families = data?.items ?? FAULT_FAMILIES;
  // The list beside the label: inside, its options would be read as part of the field's name.
  return (
    <>
      <label className={field.field}>
        <span className={field.label}>Fault family</span>
        <input
          className={classList(field.input, field.code)}
          list={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder="choose, or name a new one"
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <datalist id={id}>
        {families.map((family) => (
          <option key={family.id} value={family.id}>
            {family.label}
          </option>
        ))}
      </datalist>
    </>
  );
}
