import { isPortFree } from "../free-port";

/** @throws Error that names the setting to change when `port` cannot be listened on. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  let isFree: boolean;
  try {
    isFree = await isPortFree(port, host);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `FAULTLINE_HOST is "${host}" and PORT is ${port}: cannot listen there (${reason})`,
      { cause },
    );
  }
  if (!isFree) {
    throw new Error(
      `Port ${port} of ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
}
