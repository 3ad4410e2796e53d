import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { type Snippet, setupSnippets } from "@/lib/view-models/shell/setup-snippets";
import styles from "./setup-guide.module.css";
import { AlertReceived, TelemetryReceived } from "./setup-received";

/** Three steps from nothing to a first incident, each of which says when it is taken. */
export function SetupGuide({ origin }: { origin: string }) {
  const snippets = setupSnippets(origin);
  return (
    <ol className={styles.guide}>
      <Step title="Send telemetry" received={<TelemetryReceived />}>
        <Ways snippets={snippets.filter(({ step }) => step === "telemetry")} />
      </Step>
      <Step title="Send alerts" received={<AlertReceived />}>
        <Ways snippets={snippets.filter(({ step }) => step === "alerts")} />
        <p className={styles.last}>
          Answered with 401, alerts need the token that whoever runs this server set as
          FAULTLINE_ALERT_TOKEN: send it as a bearer token.
        </p>
      </Step>
      <Step title="Open the incident" received={null}>
        <p className={styles.last}>
          It stands in the list of incidents a moment after its alert, with the traces of the
          services that the alert names. Press <kbd>?</kbd> on any page for its keys.
        </p>
      </Step>
    </ol>
  );
}

interface StepProps {
  title: string;
  received: ReactNode;
  children: ReactNode;
}

function Step({ title, received, children }: StepProps) {
  return (
    <li className={styles.step}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {received}
      </div>
      {children}
    </li>
  );
}

function Ways({ snippets }: { snippets: readonly Snippet[] }) {
  return (
    <div className={styles.ways}>
      {snippets.map(({ title, note, text }) => (
        <CodeBlock key={title} title={title} note={note} text={text} />
      ))}
    </div>
  );
}
