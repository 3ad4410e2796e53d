import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortRows } from "./sort-rows";

interface Row {
  readonly turn: number;
  readonly value: number | null;
  readonly name: string;
}

const VALUES = { value: ({ value }: Row) => value, name: ({ name }: Row) => name };

const rows: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      value: fc.option(fc.integer({ min: -3, max: 3 })),
      name: fc.constantFrom("v2", "v10", "a", ""),
    }),
  )
  .map((drawn) => drawn.map((one, turn) => ({ ...one, turn })));

describe("sorted rows", () => {
  it("are the same rows, in order, those without a value last either way", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("value", "-value"), (drawn, sort) => {
        const sorted = sortRows<Row, keyof typeof VALUES>(drawn, sort, VALUES);
        expect(sorted.toSorted((a, b) => a.turn - b.turn)).toEqual(drawn);
        const values = sorted.map(({ value }) => value);
        const known = values.filter((value) => value !== null);
        const sign = sort === "value" ? 1 : -1;
        expect(known).toEqual(known.toSorted((a, b) => sign * (a - b)));
        expect(values.slice(known.length).every((value) => value === null)).toBe(true);
      }),
    );
  });

  it("stay as they were where they are equal", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("value", "-value", "name", "-name"), (drawn, sort) => {
        const of = sort.endsWith("value") ? VALUES.value : VALUES.name;
        const turns = new Map<string | number | null, number[]>();
        for (const row of sortRows<Row, keyof typeof VALUES>(drawn, sort, VALUES))
          turns.set(of(row), [...(turns.get(of(row)) ?? []), row.turn]);
        for (const group of turns.values()) expect(group).toEqual(group.toSorted((a, b) => a - b));
      }),
    );
  });

  it("are as they came when nothing is sorted by, and count the figures in names", () => {
    const drawn = ["v10", "v2", "a"].map((name, turn) => ({ turn, value: null, name }));
    expect(sortRows<Row, keyof typeof VALUES>(drawn, null, VALUES)).toBe(drawn);
    const byName = sortRows<Row, keyof typeof VALUES>(drawn, "name", VALUES);
    expect(byName.map(({ name }) => name)).toEqual(["a", "v2", "v10"]);
  });
});
