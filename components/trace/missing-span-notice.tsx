import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import styles from "./missing-span-notice.module.css";

interface MissingSpanNoticeProps {
  spanId: string;
  onDismiss: () => void;
}

/** A link named a span that this trace does not have (any more). */
export function MissingSpanNotice({ spanId, onDismiss }: MissingSpanNoticeProps) {
  return (
    <div className={styles.notice} role="alert">
      <span>
        The link names span <code>{spanId}</code>, which is not in this trace. It may have been
        removed by retention, or belong to another trace.
      </span>
      <IconButton label="Dismiss" icon={<X aria-hidden />} onClick={onDismiss} />
    </div>
  );
}
