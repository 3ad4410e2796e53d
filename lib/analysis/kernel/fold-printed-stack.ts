/** `"stack":"user frames|kernel frames"`, a line each, the innermost first, as bpftrace prints them. */
const PRINTED = /"stack":"(\s[^"]*\|[^"]*)"/g;
const OFFSET = /\+(0x)?[0-9a-f]+$/;

/**
 * The stacks in what bpftrace printed, in one line each as the rest is: frames from the outermost
 * joined by `;`, those of the kernel behind those of the program and marked `_[k]`.
 */
export function foldPrintedStacks(data: string): string {
  if (!data.includes('"stack":"')) return data;
  return data.replace(PRINTED, (_match, printed: string) => {
    const [user = "", kernel = ""] = printed.split("|");
    const frames = [...framesOf(user), ...framesOf(kernel).map((frame) => `${frame}_[k]`)];
    return `"stack":"${frames.join(";")}"`;
  });
}

function framesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim().replace(OFFSET, "").replaceAll(";", ","))
    .filter((line) => line !== "")
    .reverse();
}
