import { createServer } from "node:net";

/** Whether `port` can be listened on at `host` just now. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return listenOnce(port, host).then((taken) => taken !== null);
}

/** A port that nothing listens on at `host` just now, chosen by the system. */
export async function findFreePort(host: string): Promise<number> {
  const port = await listenOnce(0, host);
  if (port === null) throw new Error(`No port can be opened on ${host}`);
  return port;
}

/** Opens and closes the port; its number, or null when it is taken. Other failures are thrown. */
function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? null) : null));
    });
  });
}
