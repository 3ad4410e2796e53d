import { expect, it } from "vitest";
import { composeScript } from "./compose-script";

const SERVERS = ["/usr/lib/postgresql/15/bin/postgres", "/srv/@db 18/postgres"];

it("attaches to every function of every server, and to nothing without one", () => {
  const script = composeScript(SERVERS);
  const probes = [...script.matchAll(/u(?:ret)?probe:"([^"]+)":(\w+)/g)];
  const functionsOf = (server: string) =>
    probes.filter(([, program]) => program === server).map(([, , name]) => name);
  expect(functionsOf(SERVERS[0] ?? "")).toEqual(functionsOf(SERVERS[1] ?? ""));
  expect(new Set(functionsOf(SERVERS[0] ?? ""))).toEqual(
    new Set(["XactLockTableInsert", "XactLockTableWait", "LockTuple", "ProcReleaseLocks"]),
  );
  expect(script).not.toContain(":POSTGRES:");
});

it("has one end, in which every map is cleared that it fills", () => {
  const script = composeScript(SERVERS);
  const [body = "", ending = "", ...more] = script.split("\nEND\n");
  expect(more).toEqual([]);
  const filled = new Set([...body.matchAll(/^ +(@\w+)\[.*\] = /gm)].map(([, map]) => map));
  const cleared = new Set([...ending.matchAll(/clear\((@\w+)\)/g)].map(([, map]) => map));
  expect(cleared).toEqual(filled);
});
