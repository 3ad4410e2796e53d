import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runTogether } from "./run-together";

describe("what comes while another runs", () => {
  it("is run together after it, each key by itself, each answered once with its own run", async () => {
    const runs: string[] = [];
    const run = runTogether(async (items: readonly string[]) => {
      const told = items.join("");
      runs.push(told);
      await Promise.resolve();
      return told;
    }, 2);
    const answers = ["a", "b", "c", "d"].map((item) => run("one", item));
    const other = run("two", "x");
    expect(await Promise.all(answers)).toEqual(["a", "bc", "bc", "d"]);
    expect(await other).toBe("x");
    expect(runs).toEqual(["a", "x", "bc", "d"]);
    expect(await run("one", "e")).toBe("e");
  });

  it("fails together, and lets those behind it run", async () => {
    const run = runTogether(async (items: readonly string[]) => {
      await Promise.resolve();
      if (items.includes("bad")) throw new Error("no");
      return items.length;
    }, 10);
    const answers = await Promise.allSettled([run("k", "bad"), run("k", "b"), run("k", "c")]);
    expect(answers.map((answer) => answer.status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  });

  it("is run exactly once, whatever comes when, never two of a key at a time", async () => {
    const coming = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(3)), { maxLength: 30 });
    const check = fc.asyncProperty(coming, fc.integer({ min: 1, max: 5 }), async (list, most) => {
      const seen: number[] = [];
      const running = new Set<string>();
      const run = runTogether(async (items: readonly (readonly [string, number])[]) => {
        const key = items[0]?.[0] ?? "";
        expect(running.has(key)).toBe(false);
        expect(items.length).toBeLessThanOrEqual(most);
        running.add(key);
        await Promise.resolve();
        running.delete(key);
        seen.push(...items.map(([, index]) => index));
      }, most);
      const all: Promise<void>[] = [];
      for (const [index, [key, ticks]] of list.entries()) {
        all.push(run(key, [key, index]));
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      }
      await Promise.all(all);
      expect(seen.toSorted((a, b) => a - b)).toEqual(list.map((_, index) => index));
    });
    await fc.assert(check);
  });
});
