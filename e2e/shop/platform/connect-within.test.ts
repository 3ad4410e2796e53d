import net from "node:net";
import { expect, it } from "vitest";
import { connectWithin } from "./connect-within";

/** A port that was free a moment ago, so that nothing listens there. */
async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

const outcome = (budgetMs: number, port: number) =>
  new Promise<string>((resolve) => {
    connectWithin(budgetMs, port, (error, socket) => {
      socket.destroy();
      resolve(error === null ? "connected" : error.message);
    });
  });

it("a budget shorter than the pause between attempts gives the refusal as it is", async () => {
  expect(await outcome(20, await closedPort())).toContain("ECONNREFUSED");
});

it("a long budget rides out a listener that comes back", async () => {
  const port = await closedPort();
  const connecting = outcome(5_000, port);
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await connecting).toBe("connected");
  server.close();
});
