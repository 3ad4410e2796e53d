import { closeSync, openSync, readSync } from "node:fs";

/** Functions of a program or library, by where they lie in its file. */
export interface Symbols {
  /** The name of the function at an offset of the file; null between them. */
  readonly at: (fileOffset: number) => string | null;
}

interface Table {
  readonly values: Float64Array;
  readonly sizes: Float64Array;
  readonly names: Uint32Array;
  readonly text: Buffer;
}

interface Segment {
  readonly offset: number;
  readonly size: number;
  readonly address: number;
}

const MAGIC = "\x7fELF\x02\x01";
const LOADED = 1;
const SYMBOL_TABLE = 2;
const DYNAMIC_SYMBOLS = 11;
const FUNCTION = 2;
const ENTRY_BYTES = 24;

/** Reads the symbols of a file of ELF (64 bits, little endian); null of any other. O(n log n). */
export function readSymbols(path: string): Symbols | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    const read = (offset: number, size: number) => {
      const bytes = Buffer.alloc(size);
      readSync(file, bytes, 0, size, offset);
      return bytes;
    };
    return readElf(read);
  } finally {
    closeSync(file);
  }
}

function readElf(read: (offset: number, size: number) => Buffer): Symbols | null {
  const head = read(0, 64);
  if (head.subarray(0, 6).toString("latin1") !== MAGIC) return null;
  const segments = readSegments(head, read);
  const table = readTable(head, read);
  if (table === null) return null;
  return {
    at: (fileOffset) => {
      const segment = segments.find(
        ({ offset, size }) => fileOffset >= offset && fileOffset < offset + size,
      );
      return segment === undefined
        ? null
        : nameAt(table, fileOffset - segment.offset + segment.address);
    },
  };
}

function readSegments(head: Buffer, read: (offset: number, size: number) => Buffer): Segment[] {
  const [size, count] = [head.readUInt16LE(54), head.readUInt16LE(56)];
  const headers = read(longAt(head, 32), size * count);
  return Array.from({ length: count }, (_, index) => index * size).flatMap((at) =>
    headers.readUInt32LE(at) === LOADED
      ? [
          {
            offset: longAt(headers, at + 8),
            size: longAt(headers, at + 32),
            address: longAt(headers, at + 16),
          },
        ]
      : [],
  );
}

/** The full table where it was not stripped, else what other programs may use. */
function readTable(head: Buffer, read: (offset: number, size: number) => Buffer): Table | null {
  const [size, count] = [head.readUInt16LE(58), head.readUInt16LE(60)];
  const headers = read(longAt(head, 40), size * count);
  const starts = Array.from({ length: count }, (_, index) => index * size);
  const section = [SYMBOL_TABLE, DYNAMIC_SYMBOLS]
    .map((type) => starts.find((at) => headers.readUInt32LE(at + 4) === type))
    .find((at) => at !== undefined);
  if (section === undefined) return null;
  const bytesOf = (at: number) => read(longAt(headers, at + 24), longAt(headers, at + 32));
  return sortFunctions(bytesOf(section), bytesOf(headers.readUInt32LE(section + 40) * size));
}

function sortFunctions(entries: Buffer, text: Buffer): Table {
  const found: number[] = [];
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
    const isFunction = ((entries[at + 4] ?? 0) & 0xf) === FUNCTION;
    if (isFunction && longAt(entries, at + 8) > 0) found.push(at);
  }
  found.sort((a, b) => longAt(entries, a + 8) - longAt(entries, b + 8));
  return {
    values: Float64Array.from(found, (at) => longAt(entries, at + 8)),
    sizes: Float64Array.from(found, (at) => longAt(entries, at + 16)),
    names: Uint32Array.from(found, (at) => entries.readUInt32LE(at)),
    text,
  };
}

function nameAt({ values, sizes, names, text }: Table, address: number): string | null {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= address) low = middle + 1;
    else high = middle;
  }
  const start = values[low - 1];
  if (start === undefined || address >= start + Math.max(1, sizes[low - 1] ?? 0)) return null;
  const from = names[low - 1] ?? 0;
  return text.toString("latin1", from, text.indexOf(0, from));
}

/** Offsets and addresses of programs are far below 2^53. */
function longAt(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
