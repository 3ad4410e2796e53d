import { describe, expect, it } from "vitest";
import { parsePostmasterPid } from "./postmaster-pid";

const lines = ["4711", "/data", "1795225562", "5433", "", "127.0.0.1", "  2146459         5"];

describe("parsePostmasterPid", () => {
  it("tells a server that takes connections from one that still starts", () => {
    const starting = parsePostmasterPid([...lines, "starting", ""].join("\n"));
    expect(starting).toEqual({ pid: 4711, dataDirectory: "/data", port: 5433, ready: false });
    expect(parsePostmasterPid([...lines, "ready   ", ""].join("\n"))?.ready).toBe(true);
  });

  it("reads the negated pid of a stand-alone server", () => {
    expect(parsePostmasterPid("-12\n/data\n")).toMatchObject({ pid: 12, port: null });
  });

  it("takes an empty or half-written file for none", () => {
    expect(parsePostmasterPid("")).toBeNull();
    expect(parsePostmasterPid("4711")).toBeNull();
    expect(parsePostmasterPid("garbage\n/data\n")).toBeNull();
  });
});
