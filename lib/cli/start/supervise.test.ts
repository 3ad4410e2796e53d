import { describe, expect, it, vi } from "vitest";
import { supervise } from "./supervise";

const ended = { exited: Promise.resolve() };
const endless = { exited: new Promise<void>(() => undefined) };

describe("supervise", () => {
  it("starts again what ended, and again when the new one does not start", async () => {
    const stopping = new AbortController();
    let starts = 0;
    const watching = supervise({
      name: "It",
      first: ended,
      stopping: stopping.signal,
      restart: async () => {
        starts += 1;
        if (starts === 1) throw new Error("not yet");
        return endless;
      },
    });
    await vi.waitFor(() => expect(starts).toBe(2), { timeout: 10_000 });
    stopping.abort();
    expect(watching).toBeInstanceOf(Promise);
  });

  it("gives up after the attempts it has", async () => {
    const restart = async () => ended;
    const stopping = new AbortController().signal;
    const watching = supervise({ name: "It", first: ended, restart, stopping, attempts: 2 });
    await expect(watching).rejects.toThrow("It ended 3 times in a row");
  });

  it("starts nothing once the end is wanted", async () => {
    const stopping = new AbortController();
    stopping.abort();
    const restart = vi.fn(async () => endless);
    await supervise({ name: "It", first: ended, restart, stopping: stopping.signal });
    expect(restart).not.toHaveBeenCalled();
  });
});
