/** Something in a document that was not taken as it stands. */
export interface ImportNote {
  /** `SLO checkout-availability`. */
  readonly document: string;
  /** `spec.timeWindow[0].calendar`. */
  readonly path: string;
  /** `refused`: its SLO is not imported. `left-out`: it is, without this. `changed`: with another. */
  readonly effect: "refused" | "left-out" | "changed";
  readonly message: string;
}

/** Collects the notes of one document. */
export class ImportNotes {
  readonly notes: ImportNote[] = [];
  readonly document: string;

  constructor(document: string) {
    this.document = document;
  }

  refuse(path: string, message: string): void {
    this.notes.push({ document: this.document, path, effect: "refused", message });
  }

  leaveOut(path: string, message: string): void {
    this.notes.push({ document: this.document, path, effect: "left-out", message });
  }

  change(path: string, message: string): void {
    this.notes.push({ document: this.document, path, effect: "changed", message });
  }

  /** Names every field that nothing here reads. */
  leaveOutOthers(path: string, value: object, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.leaveOut(`${path}.${key}`, "not read by Faultline");
    }
  }

  get isRefused(): boolean {
    return this.notes.some(({ effect }) => effect === "refused");
  }
}
