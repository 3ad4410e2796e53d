import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A connection of TCP as one of its ends sees it. */
export interface Connection {
  readonly localAddress: string;
  readonly localPort: number;
  readonly peerAddress: string;
  readonly peerPort: number;
}

interface Row extends Connection {
  readonly inode: string;
}

const ESTABLISHED = "01";
const SOCKET = /^socket:\[(\d+)\]$/;
const PID = /^\d+$/;

/** The established connection of a process that has one, such as a server's process for a client. */
export function connectionOf(pid: number, root = "/proc"): Connection | null {
  const inodes = new Set(socketsOf(`${root}/${pid}`));
  return tableOf(pid, root).find(({ inode }) => inodes.has(inode)) ?? null;
}

/** The process at the other end of a connection; null when it is on another machine. */
export function peerProcessOf(of: Connection, pid: number, root = "/proc"): number | null {
  const other = tableOf(pid, root).find(
    ({ localPort, localAddress, peerPort, peerAddress }) =>
      localPort === of.peerPort &&
      peerPort === of.localPort &&
      localAddress === of.peerAddress &&
      peerAddress === of.localAddress,
  );
  if (other === undefined) return null;
  const pids = readdirSync(root).filter((name) => PID.test(name));
  const found = pids.find((name) => socketsOf(`${root}/${name}`).includes(other.inode));
  return found === undefined ? null : Number(found);
}

function tableOf(pid: number, root: string): readonly Row[] {
  return ["tcp", "tcp6"].flatMap((name) => {
    const [, ...lines] = read(`${root}/${pid}/net/${name}`).split("\n");
    return lines.flatMap((line) => {
      const [, local = "", peer = "", state, , , , , , inode] = line.trim().split(/\s+/);
      if (state !== ESTABLISHED || inode === undefined) return [];
      const [localAddress, localPort] = endOf(local);
      const [peerAddress, peerPort] = endOf(peer);
      return [{ localAddress, localPort, peerAddress, peerPort, inode }];
    });
  });
}

/** `0100007F:1538` is 127.0.0.1:5432: words of four bytes, each the last byte first. */
function endOf(text: string): [address: string, port: number] {
  const [digits = "", port = ""] = text.split(":");
  const words = digits.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  const mapped = bytes.length === 16 && digits.startsWith("0000000000000000FFFF0000");
  const isShort = bytes.length === 4 || mapped;
  const address = isShort
    ? bytes
        .slice(-4)
        .map((byte) => Number.parseInt(byte, 16))
        .join(".")
    : (bytes.join("").toLowerCase().match(/.{4}/g) ?? []).join(":");
  return [address, Number.parseInt(port, 16)];
}

function socketsOf(process: string): string[] {
  try {
    return readdirSync(`${process}/fd`).flatMap((name) => {
      const [, inode] = SOCKET.exec(readlinkOr(`${process}/fd/${name}`)) ?? [];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

function readlinkOr(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
