import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

/**
 * Encrypts a secret by AES-256-GCM. `context` says what it is for: sealed for one thing, it cannot
 * be opened for another.
 */
export function sealSecret(key: Buffer, secret: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return [VERSION, iv, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** The secret; null for one that was sealed by another key or for something else, or was changed. */
export function openSecret(key: Buffer, sealed: string, context: string): string | null {
  const [version, ...parts] = sealed.split(".");
  const [iv, tag, content] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== VERSION || iv === undefined || tag === undefined || content === undefined) {
    return null;
  }
  try {
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(content), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
