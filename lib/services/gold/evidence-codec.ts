import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { GoldEvidence } from "@/lib/domain/gold-case";

const deflate = promisify(gzip);
const inflate = promisify(gunzip);

/** The files of a case as they are stored. */
export async function packEvidence(evidence: GoldEvidence): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await deflate(JSON.stringify(evidence)));
}

/** Throws for what `packEvidence` did not make. */
export async function unpackEvidence(content: Uint8Array): Promise<GoldEvidence> {
  return GoldEvidence.parse(JSON.parse((await inflate(content)).toString("utf8")));
}
