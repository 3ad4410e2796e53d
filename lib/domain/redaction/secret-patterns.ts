/** A way in which something that must not leave is told from ordinary text. */
export interface RedactionRule {
  readonly name: string;
  /** Global; where it has a group called `kept`, that part stays. */
  readonly pattern: RegExp;
  /** Identifiers get a token that is the same each time; secrets get none, nothing can be learned of them. */
  readonly as: "secret" | "token";
  readonly isReally?: (match: string) => boolean;
}

/**
 * Secrets, the specific before the general: what a rule takes, the next does not see. Each pattern
 * is linear in the text. No library is used: those that are kept up need a newer Node or a process
 * of their own.
 */
export const SECRET_RULES: readonly RedactionRule[] = [
  secret(
    "private-key",
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g,
  ),
  secret(
    "url-password",
    /(?<kept>\b[a-z][a-z0-9+.-]{1,30}:\/\/)[^\s/:@?#"']{0,200}:[^\s/@?#"']{1,300}(?=@)/gi,
  ),
  secret("jwt", /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g),
  secret("aws-key", /\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{12,}\b/g),
  secret("github-token", /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/g),
  secret("gitlab-token", /\bgl(?:pat|dt|rt|ptt)-[\w-]{16,}/g),
  secret("slack-token", /\bxox[a-z]-[\w-]{10,}|hooks\.slack\.com\/services\/[\w/]{20,}/g),
  secret("stripe-key", /\b(?:[rsp]k_(?:live|test)_[A-Za-z0-9]{10,}|whsec_\w{16,})/g),
  secret("google-key", /\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}/g),
  secret("model-key", /\bsk-(?:[a-z]{2,10}-)?(?:[a-z0-9]{2,8}-)?[\w-]{16,}/g),
  secret("sendgrid-key", /\bSG\.[\w-]{10,}\.[\w-]{10,}/g),
  secret("twilio-key", /\b(?:AC|SK)[0-9a-f]{32}\b/g),
  secret("package-token", /\bnpm_[A-Za-z0-9]{30,}|\bpypi-[\w-]{30,}/g),
  secret(
    "cloud-token",
    /\bdo[opr]_v1_[0-9a-f]{32,}|\bhv[sbr]\.[\w-]{20,}|\bshp(?:at|ss|ca)_[0-9a-f]{20,}|\bdapi[0-9a-f]{32}\b/g,
  ),
  secret(
    "authorization",
    /(?<kept>\b(?:bearer|basic|digest|negotiate)\s+)[A-Za-z0-9._~+/=-]{8,}/gi,
  ),
  secret("header", /(?<kept>\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?)[^\s"',;}]{6,}/gi),
  secret("cookie", /(?<kept>\b(?:set-)?cookie["']?\s*[:=]\s*["']?)[^\n"'}]{4,}/gi),
  secret(
    "named-secret",
    /(?<kept>(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|account[_-]?key|signature|credential|otp|pin[_-]?code)s?["']?\s{0,3}(?:[=:]|=>|\bis\b)\s{0,3}["']?)(?!\[)[^\s"',;&}\])]{3,}/gi,
  ),
  {
    name: "long-random",
    pattern: /(?<![\w/+=-])[A-Za-z0-9+/_-]{32,}={0,2}(?![\w/+=-])/g,
    as: "secret",
    isReally: looksRandom,
  },
];

/** What tells of a person. Tokens keep apart who is who without saying who. */
export const PERSONAL_RULES: readonly RedactionRule[] = [
  token("email", /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi),
  {
    name: "iban",
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
    as: "token",
    isReally: isIban,
  },
  {
    name: "card",
    pattern:
      /(?<![\d.])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{5})(?![\d.])/g,
    as: "secret",
    isReally: isCard,
  },
  token("social-security", /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g),
  token(
    "phone",
    /(?<![\w.])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){1,4}(?![\w])/g,
  ),
  token(
    "phone",
    /(?<![\w.])\(\d{3}\) ?\d{3}[ .-]\d{4}(?!\w)|(?<![\w.-])\d{3}[.-]\d{3}[.-]\d{4}(?![\w-])/g,
  ),
  token("uuid", /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi),
];

/** Addresses of machines are evidence; of users' machines they are not. Left as they are unless asked for. */
export const ADDRESS_RULES: readonly RedactionRule[] = [
  token("ip", /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g),
  token("ip", /(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:])/gi),
];

export const REDACTION_RULES: readonly RedactionRule[] = [
  ...SECRET_RULES,
  ...PERSONAL_RULES,
  ...ADDRESS_RULES,
];

/** Patterns of identifiers, which a project may leave as they are. */
export const IDENTIFIER_PATTERNS: readonly string[] = [
  ...new Set(REDACTION_RULES.filter((rule) => rule.as === "token").map(({ name }) => name)),
];

/** Patterns of secrets: nobody can turn one off. */
export const SECRET_PATTERNS: readonly string[] = [
  ...new Set(REDACTION_RULES.filter((rule) => rule.as === "secret").map(({ name }) => name)),
];

/** What a project leaves as it is that has said nothing. */
export const DEFAULT_ALLOWED_PATTERNS: readonly string[] = ["ip"];

function secret(name: string, pattern: RegExp): RedactionRule {
  return { name, pattern, as: "secret" };
}

function token(name: string, pattern: RegExp): RedactionRule {
  return { name, pattern, as: "token" };
}

/** Digits, small and capital letters together, and no word or path: a key, not a name. */
function looksRandom(text: string): boolean {
  if (!/\d/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  if (/[A-Za-z]{14,}/.test(text) || text.split("/").length > 4) return false;
  return entropyOf(text) > 4;
}

/** Shannon's, in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** Luhn's check digit. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/** ISO 13616: the rest by 97 is 1. */
function isIban(text: string): boolean {
  const bare = text.replace(/ /g, "").toUpperCase();
  if (bare.length < 15 || bare.length > 34) return false;
  const digits = [...(bare.slice(4) + bare.slice(0, 4))].map((c) => String(Number.parseInt(c, 36)));
  let rest = 0;
  for (const digit of digits.join("")) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
