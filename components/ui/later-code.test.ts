import { describe, expect, it, vi } from "vitest";
import { laterCode } from "./later-code";

describe("code that comes later", () => {
  it("is fetched once, however often it is asked for", async () => {
    const load = vi.fn(async () => "code");
    const later = laterCode(load);
    expect(later.state()).toEqual({ kind: "waiting" });
    expect(load).not.toHaveBeenCalled();
    later.fetchAhead();
    expect(await Promise.all([later.fetch(), later.fetch()])).toEqual(["code", "code"]);
    expect(await later.fetch()).toBe("code");
    expect(load).toHaveBeenCalledTimes(1);
    expect(later.state()).toEqual({ kind: "here", code: "code" });
  });

  it("says that it failed, and comes when it is asked for again", async () => {
    const load = vi.fn(async () => "code").mockRejectedValueOnce(new Error("no network"));
    const later = laterCode(load);
    const seen: string[] = [];
    const stop = later.subscribe(() => seen.push(later.state().kind));
    await expect(later.fetch()).rejects.toThrow("no network");
    expect(later.state()).toEqual({ kind: "failed" });
    await later.fetch();
    expect(seen).toEqual(["failed", "waiting", "here"]);
    stop();
  });

  it("leaves no rejection behind when nobody waits for it", async () => {
    const later = laterCode(() => Promise.reject(new Error("no network")));
    later.fetchAhead();
    await vi.waitFor(() => expect(later.state()).toEqual({ kind: "failed" }));
  });
});
