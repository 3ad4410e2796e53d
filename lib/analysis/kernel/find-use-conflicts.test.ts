import { expect, it } from "vitest";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { correlateKernelEvents } from "./correlate-kernel-events";
import { readKernelCapture } from "./read-kernel-capture";

const at = (ms: number) => String(TEST_START_UNIX_NANO + BigInt(Math.round(ms * 1e6)));

/** Two threads of one process: `first` ends while `second` is under way. */
function conflictsOf(lines: readonly object[]) {
  const resource = resourceOf("shop", { "process.pid": 7 });
  const spans = spansOf([
    { id: "first", at: 0.1, lasts: 40, resource, attributes: { "thread.id": 7 } },
    {
      id: "second",
      at: 50.2,
      lasts: 30,
      resource,
      error: "listen EADDRINUSE, open EBUSY",
      attributes: { "thread.id": 8 },
    },
  ]);
  const text = lines
    .map((line) => JSON.stringify({ host: "host-shop", pid: 7, ...line }))
    .join("\n");
  const events = readKernelCapture(text).events.map((event, id) => ({ ...event, id: String(id) }));
  return correlateKernelEvents(spans, events).conflicts;
}

it("joins a span that was refused a file with the one that had it", () => {
  const path = "/var/run/shop.lock";
  const found = conflictsOf([
    { type: "open", time_unix_nano: at(20), tid: 7, ret: 5, path },
    { type: "openat_err", time_unix_nano: at(60), tid: 8, ret: -16, path },
  ]);
  expect(found).toMatchObject([{ what: "file", holder: 0, waiter: 1, resource: path }]);
});

it("joins a span that was refused a port with the one that had it", () => {
  const found = conflictsOf([
    { type: "listen", time_unix_nano: at(20), tid: 7, ret: 0, sport: 8080 },
    { type: "bind", time_unix_nano: at(60), tid: 8, ret: -98, sport: 8080 },
  ]);
  expect(found).toMatchObject([{ what: "port", holder: 0, waiter: 1, resource: "8080" }]);
});

it("finds nothing in a file that is not there, and in two uses that went well", () => {
  const path = "/srv/prices.json";
  expect(
    conflictsOf([
      { type: "openat_err", time_unix_nano: at(20), tid: 7, ret: -2, path },
      { type: "openat_err", time_unix_nano: at(60), tid: 8, ret: -2, path },
    ]),
  ).toEqual([]);
  expect(
    conflictsOf([
      { type: "open", time_unix_nano: at(20), tid: 7, ret: 5, path },
      { type: "open", time_unix_nano: at(60), tid: 8, ret: 6, path },
    ]),
  ).toEqual([]);
});
