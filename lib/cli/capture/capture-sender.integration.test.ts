import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { CaptureSender } from "./capture-sender";

const LINE = '{"type":"exit","t":1,"pid":999999,"tid":999999}';
const NEVER_MS = 2 ** 30;

it("what comes while it sends waits for the next time, and does not hold it", async () => {
  const bodies: string[] = [];
  let sender: CaptureSender | null = null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(String(gunzipSync(Buffer.concat(chunks))));
      // Something always happens on a busy machine.
      sender?.take(LINE);
      response.setHeader("content-type", "application/json");
      response.end('{"accepted":1,"duplicates":0,"rejected":0,"rejectedLines":[],"lostEvents":0}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo; // It listens on a port.
    sender = new CaptureSender({ endpoint: `http://127.0.0.1:${port}`, host: "h" }, NEVER_MS);
    for (let n = 0; n < 3; n += 1) sender.take(LINE);
    const { lost } = await sender.finish();
    const told = bodies.map((body) => body.split("\n").filter((line) => line === LINE).length);
    expect(told[0]).toBe(3);
    expect(new Set(told.slice(1))).toEqual(new Set([1]));
    expect(lost).toBe(1);
  } finally {
    server.close();
  }
});
