"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { laterCode } from "@/components/ui/later-code";
import styles from "./import-traces.module.css";
import { useNotices } from "./notices";

/** Apart: it reads formats that nothing else on a page does. */
const SEND = laterCode(async () => (await import("./send-trace-file")).sendTraceFile);

/** Lets a person choose a file of traces to import. */
const ChooseFile = createContext<() => void>(() => {});

export function useChooseTraceFile(): () => void {
  return useContext(ChooseFile);
}

/** Files of traces are taken in anywhere: dropped on the page, or chosen. */
export function ImportTraces({ children }: { children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  const importFile = useImport();
  const isOver = useFileDrop(importFile);
  const choose = useCallback(() => input.current?.click(), []);
  return (
    <ChooseFile value={choose}>
      {children}
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File of traces to import"
        accept=".json,.jsonl,.ndjson,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) void importFile(file);
        }}
      />
      {isOver ? (
        <div className={styles.overlay} aria-hidden>
          <p>
            <strong>Drop to import</strong>
            Traces as OTLP JSON, one request or one a line, or as Jaeger saves them
          </p>
        </div>
      ) : null}
    </ChooseFile>
  );
}

/** Imports, says how it went, and shows what came. */
function useImport(): (file: File) => Promise<void> {
  const router = useRouter();
  const { notify } = useNotices();
  return useCallback(
    async (file) => {
      notify(`Importing ${file.name}…`);
      const send = await SEND.fetch().catch(() => null);
      if (send === null) return notify(`${file.name} was not imported: Faultline did not answer.`);
      const { text, path } = await send(file);
      notify(text);
      if (path !== null) router.push(path);
    },
    [notify, router],
  );
}

/** Whether a file hovers over the page. What is no file is left to whoever handles it. */
function useFileDrop(onFile: (file: File) => Promise<void>): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setIsOver(true);
    };
    // The pointer leaves for no element only when it leaves the window.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void onFile(file);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onFile]);
  return isOver;
}
