import { z } from "zod";
import type { KernelEventKind } from "@/lib/domain/kernel-event";
import { emptyDraft, type KernelEventDraft, type LineReading } from "./kernel-event-draft";
import { rfc3339Nano } from "./rfc3339-nano";

const number = z.coerce.number().int();

const Container = z.object({ id: z.string().default(""), pid: number.nullish() });
const Process = z.object({
  pid: number.nullish(),
  tid: number.nullish(),
  binary: z.string().default(""),
  docker: z.string().default(""),
  pod: z.object({ container: Container.nullish() }).nullish(),
});
const Socket = z.object({
  saddr: z.string().default(""),
  daddr: z.string().default(""),
  sport: number.nullish(),
  dport: number.nullish(),
});
const Argument = z.object({
  int_arg: number.nullish(),
  long_arg: number.nullish(),
  error_arg: number.nullish(),
  sock_arg: Socket.nullish(),
  sockaddr_arg: z.object({ addr: z.string().default(""), port: number.nullish() }).nullish(),
  file_arg: z.object({ path: z.string().default("") }).nullish(),
  path_arg: z.object({ path: z.string().default("") }).nullish(),
});
type Argument = z.infer<typeof Argument>;
const Body = z.object({
  process: Process,
  function_name: z.string().default(""),
  subsys: z.string().default(""),
  event: z.string().default(""),
  args: z.array(Argument).default([]),
  return: Argument.nullish(),
});
const Line = z.object({
  time: z.string(),
  node_name: z.string().default(""),
  process_exec: Body.optional(),
  process_exit: Body.optional(),
  process_kprobe: Body.optional(),
  process_tracepoint: Body.optional(),
  process_uprobe: Body.optional(),
  process_lsm: Body.optional(),
});

const BODIES = [
  "process_exec",
  "process_exit",
  "process_kprobe",
  "process_tracepoint",
  "process_uprobe",
  "process_lsm",
] as const;

const BODY_KEYS = BODIES.flatMap((name) => [
  name,
  name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
]);

const KINDS: Readonly<Record<string, KernelEventKind>> = {
  process_exec: "exec",
  process_exit: "exit",
  tcp_connect: "tcp-connect",
  tcp_retransmit_skb: "tcp-retransmit",
  tcp_receive_reset: "tcp-reset",
  tcp_send_reset: "tcp-reset",
  mark_victim: "oom-kill",
};
const OPENS = /open|file_permission/;
const TRANSFERS = /^(__x64_)?sys_(exit_)?(read|write|send|recv)/;

/** Whether an object looks like an export of Tetragon: `process_exec`, `processKprobe` and so on. */
export function isTetragonLine(value: object): boolean {
  return BODY_KEYS.some((key) => key in value);
}

/** Reads a line of Tetragon's JSON export; keys of protobuf's camelCase JSON are read alike. */
export function readTetragonLine(value: object, raw: string): LineReading {
  const parsed = Line.safeParse(snakeKeys(value));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { read: "broken", reason: `tetragon ${issue?.path.join(".")}: ${issue?.message}` };
  }
  const unixNano = rfc3339Nano(parsed.data.time);
  if (unixNano === null) return { read: "broken", reason: "tetragon time: not RFC 3339" };
  const name = BODIES.find((body) => parsed.data[body] !== undefined);
  const body = name === undefined ? undefined : parsed.data[name];
  if (name === undefined || body === undefined) return { read: "skip" };
  const type = body.function_name || body.event || name;
  const draft = emptyDraft({
    source: "tetragon",
    kind: kindOf(type, body.return),
    type,
    time: { kind: "wall", unixNano },
    raw,
  });
  return {
    read: "event",
    draft: { ...draft, host: parsed.data.node_name, ...identityOf(body.process), ...factsOf(body) },
  };
}

function kindOf(type: string, returned: Argument | null | undefined): KernelEventKind {
  const known = KINDS[type];
  if (known !== undefined) return known;
  if ((returnedNumber(returned) ?? 0) >= 0) return "other";
  if (OPENS.test(type)) return "open-error";
  return TRANSFERS.test(type) ? "io-error" : "other";
}

function identityOf(process: z.infer<typeof Process>) {
  const container = process.pod?.container;
  return {
    pid: process.pid ?? null,
    // Older agents told no thread.
    tid: process.tid ?? process.pid ?? null,
    namespacePid: container?.pid ?? null,
    containerId: container?.id || process.docker,
    command: process.binary.split("/").at(-1) ?? "",
  };
}

function factsOf({ args, return: returned }: z.infer<typeof Body>): Partial<KernelEventDraft> {
  const socket = args.find(({ sock_arg }) => sock_arg)?.sock_arg;
  const address = args.find(({ sockaddr_arg }) => sockaddr_arg)?.sockaddr_arg;
  const file = args.find(({ file_arg, path_arg }) => file_arg ?? path_arg);
  return {
    returned: returnedNumber(returned),
    localAddress: socket?.saddr ?? "",
    localPort: socket?.sport || null,
    peerAddress: socket?.daddr ?? address?.addr ?? "",
    peerPort: (socket?.dport ?? address?.port) || null,
    resource: file?.file_arg?.path ?? file?.path_arg?.path ?? "",
  };
}

function returnedNumber(returned: Argument | null | undefined): number | null {
  return returned?.int_arg ?? returned?.error_arg ?? returned?.long_arg ?? null;
}

const DEEPEST = 12;

function snakeKeys(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== "object" || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => snakeKeys(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeKeys(inner, depth + 1),
    ]),
  );
}
