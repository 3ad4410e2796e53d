/** What may leave a project, and under which key its identifiers are hidden. */
export interface RedactionPolicy {
  /** Keys, or their beginnings with a `*` behind, of attributes whose values may leave in words. */
  readonly allowedAttributes: readonly string[];
  /** Of the tokens: with another key the same identifier has another token. */
  readonly tokenKey: string;
  /** Names of patterns of identifiers that are left as they are; those of secrets cannot be. */
  readonly allowedPatterns: readonly string[];
}

/** Semantic conventions that tell of code and infrastructure, not of people. */
export const DEFAULT_ALLOWED_ATTRIBUTES: readonly string[] = [
  "app.build",
  "aws.*",
  "client.port",
  "cloud.*",
  "code.*",
  "container.*",
  "db.collection.name",
  "db.name",
  "db.namespace",
  "db.operation*",
  "db.query.summary",
  "db.query.text",
  "db.response.status_code",
  "db.sql.table",
  "db.statement",
  "db.system*",
  "deployment.*",
  "error*",
  "event.name",
  "exception.*",
  "faas.*",
  "feature_flag.*",
  "gcp.*",
  "graphql.operation.*",
  "host.*",
  "http.flavor",
  "http.method",
  "http.request.method*",
  "http.request.resend_count",
  "http.response.status_code",
  "http.route",
  "http.scheme",
  "http.status_code",
  "http.target",
  "http.url",
  "k8s.*",
  "message_template",
  "messaging.*",
  "net.*",
  "network.*",
  "os.*",
  "otel.*",
  "peer.service",
  "pool.*",
  "process.pid",
  "process.runtime.*",
  "retry*",
  "rpc.*",
  "server.*",
  "service.*",
  "telemetry.*",
  "thread.*",
  "url.full",
  "url.path",
  "url.scheme",
  "url.template",
  "v8js.*",
  "vcs.*",
  "jvm.*",
];

/** Whatever else is allowed: these never leave. */
const NEVER =
  /pass(word|wd|phrase|code)|secret|token(?!s?[._](count|limit))|credential|cookie|authorization|api[_.-]?key|(^|[._-])(ssn|iban|cvv|cvc|pan|card[._-]?number)($|[._-])|request\.header|response\.header/i;

/** Written as text, but a number all the same; longer ones may be of an account or a card. */
const NUMBER = /^-?\d{1,9}(\.\d{1,20})?$/;

/** Whether something is called a secret: its value never leaves then. */
export function isSecretName(name: string): boolean {
  return NEVER.test(name);
}

export type AttributeFate = "kept" | "tokenised" | "removed";

/**
 * What becomes of an attribute: kept where its key is on the list; else its words become a token,
 * which keeps equal apart from unequal, while numbers stay; removed where its very name says secret.
 */
export function fateOf(
  key: string,
  value: unknown,
  { allowedAttributes }: RedactionPolicy,
): AttributeFate {
  if (isSecretName(key)) return "removed";
  if (typeof value !== "string" || NUMBER.test(value)) return "kept";
  const isAllowed = allowedAttributes.some((allowed) =>
    allowed.endsWith("*") ? key.startsWith(allowed.slice(0, -1)) : key === allowed,
  );
  return isAllowed ? "kept" : "tokenised";
}
