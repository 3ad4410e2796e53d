/**
 * Messages may be nested this deep: protobufjs' own limit, kept by the JSON reader too so that both
 * encodings refuse the same requests. A span's attribute value is the sixth message; a list in a
 * value adds two, a map three.
 */
export const MAX_MESSAGE_DEPTH = 100;

/**
 * Numbers, tags and lengths read from one request. A real span takes about 4 bytes for each, so that
 * a body of 48 MiB passes; empty messages, 2 bytes each and over 200 in memory, are stopped at 6
 * million of them, before the heap is full.
 */
export const MAX_READS = 12_000_000;
