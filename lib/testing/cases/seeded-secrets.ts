import type { SeededRandom } from "@/lib/testing/builders/seeded-random";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const MIXED = `${LETTERS}${LETTERS.toUpperCase()}${DIGITS}`;

export const SECRET_KINDS = [
  "aws",
  "github",
  "github-fine",
  "gitlab",
  "slack",
  "stripe",
  "google",
  "openai",
  "anthropic",
  "sendgrid",
  "npm",
  "vault",
  "jwt",
  "pem",
  "url",
  "bearer",
  "basic",
  "password",
  "api-key",
  "cookie",
  "email",
  "phone",
  "card",
  "iban",
  "random",
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** A made-up secret or datum of a person, of the form of real ones. */
export function drawSecret(kind: SecretKind, random: SeededRandom): string {
  const of = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[random.integer(0, alphabet.length - 1)]).join("");
  switch (kind) {
    case "aws":
      return `AKIA${of(`${LETTERS.toUpperCase()}234567`, 16)}`;
    case "github":
      return `gh${random.pick(["p", "o", "s", "u"])}_${of(MIXED, 36)}`;
    case "github-fine":
      return `github_pat_${of(MIXED, 22)}_${of(MIXED, 59)}`;
    case "gitlab":
      return `glpat-${of(MIXED, 20)}`;
    case "slack":
      return `xoxb-${of(DIGITS, 12)}-${of(DIGITS, 12)}-${of(MIXED, 24)}`;
    case "stripe":
      return `sk_live_${of(MIXED, 24)}`;
    case "google":
      return `AIza${of(MIXED, 35)}`;
    case "openai":
      return `sk-proj-${of(MIXED, 48)}`;
    case "anthropic":
      return `sk-ant-api03-${of(MIXED, 60)}`;
    case "sendgrid":
      return `SG.${of(MIXED, 22)}.${of(MIXED, 43)}`;
    case "npm":
      return `npm_${of(MIXED, 36)}`;
    case "vault":
      return `hvs.${of(MIXED, 90)}`;
    case "jwt":
      return `eyJ${of(MIXED, 33)}.eyJ${of(MIXED, 60)}.${of(MIXED, 43)}`;
    case "pem":
      return `-----BEGIN RSA PRIVATE KEY-----\n${of(MIXED, 64)}\n${of(MIXED, 64)}\n-----END RSA PRIVATE KEY-----`;
    case "url":
      return `${of(LETTERS, 8)}:${of(MIXED, 14)}@${of(LETTERS, 7)}.internal`;
    case "bearer":
      return of(MIXED, random.integer(20, 60));
    case "basic":
      return `${of(MIXED, random.integer(16, 40))}==`;
    case "password":
    case "api-key":
      return of(`${MIXED}!$%*`, random.integer(8, 24));
    case "cookie":
      return `sid=${of(MIXED, 26)}`;
    case "email":
      return `${of(LETTERS, 6)}.${of(LETTERS, 8)}@${of(LETTERS, 7)}.${random.pick(["com", "de", "co.uk"])}`;
    case "phone":
      return random.pick([
        `+49 ${of(DIGITS, 3)} ${of(DIGITS, 4)} ${of(DIGITS, 4)}`,
        `+1 (${of("23456789", 3)}) ${of(DIGITS, 3)}-${of(DIGITS, 4)}`,
        `+44${of(DIGITS, 10)}`,
        `(${of("23456789", 3)}) ${of(DIGITS, 3)}-${of(DIGITS, 4)}`,
      ]);
    case "card":
      return withLuhn(`4${of(DIGITS, 14)}`);
    case "iban":
      return withIbanCheck("DE", of(DIGITS, 18));
    case "random":
      return `${of(MIXED, 20)}7qZ${of(MIXED, 21)}`;
  }
}

const NAMED: Readonly<Record<string, readonly [string, ...string[]]>> = {
  bearer: ["Authorization: Bearer ", "curl -H 'authorization: bearer "],
  basic: ["Authorization: Basic ", "proxy-authorization: basic "],
  password: ["password=", "DB_PASSWORD: ", '{"password":"', "pwd=", "the password is "],
  key: ["api_key=", "x-api-key: ", '"apiKey": "', "client_secret=", "?access_token="],
  cookie: ["Cookie: ", "set-cookie: "],
  url: ["postgres://", "https://", "redis://"],
};

/** The secret where such are found: in a line, a header, an address, an error. */
export function contextFor(secret: string, random: SeededRandom): string {
  const kind = kindOf(secret);
  const prefix = kind === null ? "" : random.pick(NAMED[kind] ?? [""]);
  return random.pick([
    `${prefix}${secret}`,
    `request failed: ${prefix}${secret} was refused`,
    `2026-11-21T03:11:11Z ERROR [worker-3] retry 2/5 ${prefix}${secret}`,
    `Error: upstream said 401\n    ${prefix}${secret}\n    at handle (server.ts:42:7)`,
    `user wrote: please use ${prefix}${secret} thanks`,
  ]);
}

/** Those that nothing in themselves tells are told by what stands before them. */
function kindOf(secret: string): string | null {
  if (/^sid=/.test(secret)) return "cookie";
  if (/^[a-z]+:\w+@\w+\.internal$/.test(secret)) return "url";
  if (/==$/.test(secret)) return "basic";
  if (/^[A-Za-z0-9]{20,60}$/.test(secret) && !/^(AKIA|AIza)/.test(secret)) return "bearer";
  return /^[A-Za-z0-9!$%*]{8,24}$/.test(secret) && !/^(AKIA|[\d]+$|DE\d)/.test(secret)
    ? "password"
    : null;
}

function withLuhn(digits: string): string {
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function withIbanCheck(country: string, account: string): string {
  const letters = [...country].map((c) => String(Number.parseInt(c, 36))).join("");
  let rest = 0;
  for (const digit of `${account}${letters}00`) rest = (rest * 10 + Number(digit)) % 97;
  return `${country}${String(98 - rest).padStart(2, "0")}${account}`;
}
