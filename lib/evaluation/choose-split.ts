import type { GoldSplit } from "@/lib/domain/gold-split";

/** Of ten parts: six to train on, two to tune with, two to test with. */
const TRAIN_PARTS = 6;
const DEV_PARTS = 2;
const PARTS = 10;

/**
 * The split of an incident, by its name alone: every case of one incident stands in the same, so
 * that none is tested on what it was tuned with. FNV-1a.
 */
export function chooseSplit(incident: string): GoldSplit {
  let hash = 0x811c9dc5;
  for (let i = 0; i < incident.length; i += 1) {
    hash = Math.imul(hash ^ incident.charCodeAt(i), 0x01000193);
  }
  const part = (hash >>> 0) % PARTS;
  if (part < TRAIN_PARTS) return "train";
  return part < TRAIN_PARTS + DEV_PARTS ? "dev" : "test";
}
