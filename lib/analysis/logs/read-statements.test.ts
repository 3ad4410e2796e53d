import { describe, expect, it } from "vitest";
import { type LogSpec, logRecordOf } from "@/lib/testing/builders/log-record-of";
import { readStatements } from "./read-statements";

function read(...specs: Omit<LogSpec, "id">[]) {
  const records = specs.map((spec, i) => logRecordOf({ id: `log-${i}`, ...spec }));
  const { statements, statementOf } = readStatements(records);
  return { statements, numbers: [...statementOf] };
}

describe("statements", () => {
  it("are one for records that one line of code writes", () => {
    const { statements, numbers } = read(
      { body: "order 1 is late by 3 days" },
      { body: "order 2 is late by 7 days" },
      { body: "done" },
    );
    expect(numbers).toEqual([0, 0, 1]);
    expect(statements[0]).toEqual({
      service: "shop",
      level: "info",
      text: "order <n> is late by <n> days",
    });
  });

  it("tell services and levels apart", () => {
    const body = "order is late";
    const { statements, numbers } = read(
      { body },
      { body, service: "bank" },
      { body, severity: 17 },
    );
    expect(numbers).toEqual([0, 1, 2]);
    expect(statements.map(({ service, level }) => `${service} ${level}`)).toEqual([
      "shop info",
      "bank info",
      "shop error",
    ]);
  });

  it("go by the place in the code where it is known, whatever was written there", () => {
    const place = (line: number) => ({ "code.file.path": "cart.ts", "code.line.number": line });
    const { statements, numbers } = read(
      { body: "nothing alike", attributes: place(7) },
      { body: "no word the same", attributes: place(7) },
      { body: "nothing alike", attributes: place(9) },
    );
    expect(numbers).toEqual([0, 0, 1]);
    expect(statements.map(({ text }) => text)).toEqual(["cart.ts:7", "cart.ts:9"]);
  });

  it("go by the message's template where the logger sends it", () => {
    const attributes = { "{OriginalFormat}": "user {name} left" };
    const { statements, numbers } = read(
      { body: "user ann left", attributes },
      { body: "user bob left", attributes },
    );
    expect(numbers).toEqual([0, 0]);
    expect(statements[0]?.text).toBe("user {name} left");
  });

  it("do not trust a file without a line", () => {
    const attributes = { "code.file.path": "cart.ts" };
    expect(
      read({ body: "one thing", attributes }, { body: "another", attributes }).numbers,
    ).toEqual([0, 1]);
  });

  it("show a template as it is after the last record, not as it was at the first", () => {
    const { statements } = read(
      { body: "payment by visa was refused" },
      { body: "payment by amex was refused" },
    );
    expect(statements).toHaveLength(1);
    expect(statements[0]?.text).toBe("payment by <*> was refused");
  });

  it("read a body that is no text", () => {
    const { numbers } = read({ body: { kvlist: { a: 1 } } }, { body: null }, { body: [1, 2] });
    expect(numbers).toHaveLength(3);
  });

  it("are none for no records", () => {
    expect(read()).toEqual({ statements: [], numbers: [] });
  });
});
