"use client";

import { type FormEvent, useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import type { AnalysisDto, ReviewedHypothesisDto } from "@/lib/domain/contracts/analysis";
import { EditForm } from "./edit-form";
import styles from "./review-bar.module.css";
import { ReviewHistory } from "./review-history";
import { cardAction } from "./use-hypothesis-keys";
import { useReviewHypothesis } from "./use-review-hypothesis";

interface ReviewBarProps {
  analysis: AnalysisDto;
  hypothesis: ReviewedHypothesisDto;
}

/** What a person says of a hypothesis: accept it, reject it with the reason, or put it better. */
export function ReviewBar({ analysis, hypothesis }: ReviewBarProps) {
  const [open, setOpen] = useState<"none" | "reject" | "edit">("none");
  const [reason, setReason] = useState("");
  const [reviewer, setReviewer] = useOwnName();
  const review = useReviewHypothesis(analysis, hypothesis.id);
  const { version, decision } = hypothesis;
  const person = reviewer.trim();
  const close = () => {
    setOpen("none");
    review.reset();
  };
  const toggle = (what: "reject" | "edit") =>
    setOpen((before) => (before === what ? "none" : what));
  const accept = () =>
    review.mutate({ reviewer: person, version, decision: "accepted", reason: "" });
  const reject = (event: FormEvent) => {
    event.preventDefault();
    review.mutate(
      { reviewer: person, version, decision: "rejected", reason },
      { onSuccess: close },
    );
  };
  const refusal = review.isError ? `Not saved: ${errorMessage(review.error)}` : null;
  const isAccepted = decision?.decision === "accepted";
  return (
    <div className={styles.bar}>
      <div className={styles.actions}>
        <TextField
          label="Reviewer"
          value={reviewer}
          onChange={setReviewer}
          placeholder="your name"
          className={styles.person}
        />
        <Button
          {...cardAction("accept")}
          disabled={person === "" || review.isPending || isAccepted}
          shortcut="⇧A"
          onClick={accept}
        >
          {isAccepted ? "Accepted" : "Accept"}
        </Button>
        <Button
          {...cardAction("edit")}
          disabled={person === ""}
          aria-expanded={open === "edit"}
          shortcut="⇧E"
          onClick={() => toggle("edit")}
        >
          Edit
        </Button>
        <Button
          {...cardAction("reject")}
          disabled={person === ""}
          aria-expanded={open === "reject"}
          shortcut="⇧X"
          onClick={() => toggle("reject")}
        >
          Reject
        </Button>
        {person === "" ? <span className={styles.quiet}>Give your name to review it.</span> : null}
      </div>
      {refusal === null || open === "edit" ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <ReviewHistory hypothesis={hypothesis} />
      {open === "reject" ? (
        <form className={styles.form} onSubmit={reject}>
          <TextField
            label="Why it is rejected"
            value={reason}
            onChange={setReason}
            autoFocus
            className={styles.reason}
          />
          <Button type="submit" disabled={reason.trim() === "" || review.isPending}>
            Reject it
          </Button>
        </form>
      ) : null}
      <Dialog
        open={open === "edit"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "edit" : "none")}
        title="Edit the hypothesis"
        description="Saved as a version of yours, once its claims hold against the evidence again"
        size="wide"
      >
        <EditForm
          hypothesis={hypothesis}
          isSaving={review.isPending}
          refusal={refusal}
          onCancel={close}
          onSave={(edit) =>
            review.mutate(
              { reviewer: person, version, decision: "edited", reason: "", edit },
              { onSuccess: close },
            )
          }
        />
      </Dialog>
    </div>
  );
}
