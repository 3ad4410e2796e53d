import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";
import { MEASURES } from "@/lib/domain/evaluation-measure";
import { Gate } from "@/lib/evaluation/gate";

/** Reads a gate. @throws `invalid_request` naming what is wrong with the file, `not_found` */
export async function readGate(file: string): Promise<Gate> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new FaultlineError("not_found", `there is no gate ${file}`);
  });
  const parsed = Gate.safeParse(parseYaml(file, text));
  if (parsed.success) return parsed.data;
  const known = [...MEASURES.keys()].join(", ");
  const message = `${file}: ${z.prettifyError(parsed.error)}\nThe measures: ${known}`;
  throw new FaultlineError("invalid_request", message);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new FaultlineError("invalid_request", `${file} is no YAML: ${String(error)}`);
  }
}
