/** How many bytes of request bodies are being read or worked on, against a limit. */
export class InFlightBytes {
  private total = 0;
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Takes `count` bytes if they fit. What was taken is to be given back. */
  tryTake(count: number): boolean {
    if (this.total + count > this.limit) return false;
    this.total += count;
    return true;
  }

  giveBack(count: number): void {
    this.total -= count;
  }
}
