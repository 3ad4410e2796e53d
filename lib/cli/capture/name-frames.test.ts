import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { unwrapLine } from "@/lib/analysis/kernel/unwrap-line";
import { demangle, nameFrames } from "./name-frames";
import { readSymbols } from "./read-symbols";

it.each([
  ["_ZN4node2fsL10ReadStringERKN2v820FunctionCallbackInfoINS1_5ValueEEE", "node::fs::ReadString"],
  ["_ZNK2v88internal4Heap5StartEv", "v8::internal::Heap::Start"],
  [
    "_ZN4node14ThreadPoolWork12ScheduleWorkEvENUlP9uv_work_sE_4_FUNES2_",
    "node::ThreadPoolWork::ScheduleWork",
  ],
  ["_Z6updatei", "update"],
  ["uv__fs_read", "uv__fs_read"],
])("%s is %s", (mangled, name) => {
  expect(demangle(mangled)).toBe(name);
});

/** Where a function of this very process lies, by its own symbols and mappings. */
function addressOf(name: string): number | null {
  const line = execFileSync("nm", ["-D", "--defined-only", process.execPath], {
    encoding: "utf8",
    maxBuffer: 1e9,
  }).match(new RegExp(`^([0-9a-f]+) T ${name}$`, "m"));
  return line?.[1] === undefined ? null : Number.parseInt(line[1], 16);
}

const isReadable =
  process.platform === "linux" && readSymbols(process.execPath) !== null && hasNm();
if (!isReadable) console.warn("skipped, names of frames: this node's program tells no symbols");

function hasNm(): boolean {
  try {
    execFileSync("nm", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!isReadable)(
  "names the functions of a running program, and knows what it does not",
  () => {
    const address = addressOf("uv_run") ?? 0;
    const isFixed = readFileSync(process.execPath).readUInt16LE(16) === 2;
    const printed = (at: number) =>
      JSON.stringify({
        type: "printf",
        data: `{"type":"off_cpu","t":1,"pid":${process.pid},"tid":1,"dur_ns":1,"stack":"\n  0x${at.toString(16)}\n  0x10\n|\n  schedule+35\n"}\n`,
      });
    const [told] = unwrapLine(nameFrames()(printed(address + 4)));
    const stack = told?.kind === "json" && "stack" in told.value ? told.value.stack : "";
    // A program that may lie anywhere is not where its file says.
    if (isFixed) expect(stack).toBe("[unknown];uv_run;schedule_[k]");
    else expect(stack).toMatch(/^\[unknown\];.*;schedule_\[k\]$/);
  },
);

it("leaves lines without frames, and files that are no program, alone", () => {
  const line = '{"type": "printf", "data": "{\\"type\\":\\"exit\\",\\"pid\\":7}\\n"}';
  expect(nameFrames()(line)).toBe(line);
  expect(readSymbols("package.json")).toBeNull();
  expect(readSymbols("/no/such/file")).toBeNull();
});
