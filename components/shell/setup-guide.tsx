import { CodeBlock } from "@/components/ui/code-block";
import { setupSnippets } from "@/lib/view-models/shell/setup-snippets";
import styles from "./setup-guide.module.css";

/** What to run so that something appears here. */
export function SetupGuide({ origin }: { origin: string }) {
  return (
    <div className={styles.guide}>
      {setupSnippets(origin).map((snippet) => (
        <CodeBlock key={snippet.title} {...snippet} />
      ))}
    </div>
  );
}
