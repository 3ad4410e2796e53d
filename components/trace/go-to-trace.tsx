"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { findTarget, targetPath } from "@/lib/view-models/shell/find-target";
import styles from "./go-to-trace.module.css";

/** Opens the trace whose id, or whose `traceparent` header, is pasted. */
export function GoToTrace() {
  const router = useRouter();
  const [text, setText] = useState("");
  const target = findTarget(text);
  const known = target?.kind === "trace";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (known) router.push(targetPath(target));
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <TextField
        label="Trace id"
        placeholder="paste, then Enter"
        value={text}
        onChange={setText}
        invalid={text.trim() !== "" && !known}
        code
      />
    </form>
  );
}
