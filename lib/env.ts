import { z } from "zod";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** One setting: how it is read, and what is allowed in words. What it is for: see lib/cli/help.mjs. */
interface Setting<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly allowed: string;
  /** Set by Faultline for its own child processes or by tests; not told in `--help`. */
  readonly internal?: true;
  /** Never told, not even when it is wrong. */
  readonly secret?: true;
}

const postgresUrl = z.string().refine(isPostgresUrl).optional();

const SETTINGS = {
  PORT: {
    schema: wholeNumber(1, 65_535, 3000),
    allowed: "a whole number from 1 to 65535",
  },
  FAULTLINE_HOST: {
    schema: z.union([z.ipv4(), z.ipv6(), z.hostname()]).default("127.0.0.1"),
    allowed: "an IP address or a host name of this machine",
  },
  DATABASE_URL: {
    schema: postgresUrl,
    allowed: "postgres://user:password@host:port/database",
  },
  FAULTLINE_DATA_DIR: {
    schema: z
      .string()
      .refine((path) => !path.includes("\0"))
      .default(".faultline"),
    allowed: "a folder that can be written to; relative paths start at the repository",
  },
  FAULTLINE_DEMO: {
    schema: z.enum(["on", "off"]).default("on"),
    allowed: "on, off",
  },
  FAULTLINE_RETENTION_DAYS: {
    schema: wholeNumber(0, 3_650, 0),
    allowed: "a whole number from 0, which keeps everything, to 3650",
  },
  FAULTLINE_MAX_BODY_BYTES: {
    schema: wholeNumber(1024, 1_073_741_824, 67_108_864),
    allowed: "a whole number from 1024 to 1073741824",
  },
  FAULTLINE_ALERT_TOKEN: {
    schema: z.string().optional(),
    allowed: "any text",
  },
  FAULTLINE_PAGERDUTY_SECRET: {
    schema: z.string().optional(),
    allowed: "any text",
  },
  FAULTLINE_PROMETHEUS_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    allowed: "an http or https URL",
  },
  FAULTLINE_WEBHOOK_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    allowed: "an http or https URL",
  },
  FAULTLINE_WEBHOOK_SECRET: {
    schema: z.string().optional(),
    allowed: "any text",
    secret: true,
  },
  FAULTLINE_LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).default("info"),
    allowed: LOG_LEVELS.join(", "),
  },
  FAULTLINE_LLM: {
    schema: z.enum(["on", "off"]).default("on"),
    allowed: "on, off",
  },
  FAULTLINE_LLM_PROVIDER: {
    schema: z.enum(["anthropic", "openai", "openai-compatible"]).optional(),
    allowed: "anthropic, openai, openai-compatible",
  },
  FAULTLINE_LLM_BASE_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    allowed: "an http or https URL",
  },
  FAULTLINE_LLM_MODEL: {
    schema: z.string().max(200).optional(),
    allowed: "the name of a model",
  },
  FAULTLINE_LLM_API_KEY: {
    schema: z.string().max(1000).optional(),
    allowed: "the provider's key",
    secret: true,
  },
  FAULTLINE_SECRET_KEY: {
    schema: z.string().min(16).max(1000).optional(),
    allowed: "any text of at least 16 characters",
    secret: true,
  },
  FAULTLINE_LLM_TIMEOUT_SECONDS: {
    schema: wholeNumber(1, 3600, 180),
    allowed: "a whole number from 1 to 3600",
  },
  FAULTLINE_LLM_MAX_RUN_TOKENS: {
    schema: wholeNumber(1000, 10_000_000, 120_000),
    allowed: "a whole number from 1000 to 10000000",
  },
  FAULTLINE_LLM_MAX_DAY_TOKENS: {
    schema: wholeNumber(1000, 1_000_000_000, 2_000_000),
    allowed: "a whole number from 1000 to 1000000000",
  },
  FAULTLINE_LLM_MAX_MINUTE_RUNS: {
    schema: wholeNumber(1, 1000, 6),
    allowed: "a whole number from 1 to 1000",
  },
  FAULTLINE_LLM_MAX_RUN_USD: {
    schema: dollars(),
    allowed: "US dollars, as 0.5",
  },
  FAULTLINE_LLM_MAX_DAY_USD: {
    schema: dollars(),
    allowed: "US dollars, as 20",
  },
  FAULTLINE_LLM_PRICE: {
    schema: z
      .string()
      .regex(/^\d{1,4}(\.\d{1,4})?\/\d{1,4}(\.\d{1,4})?$/)
      .optional(),
    allowed: "US dollars for a million tokens in and out, as 3/15",
  },
  NODE_ENV: {
    schema: z.enum(["development", "production", "test"]).default("development"),
    allowed: "development, production, test",
    internal: true,
  },
  FAULTLINE_DATABASE_KIND: {
    schema: z.enum(["embedded", "external"]).default("external"),
    allowed: "embedded, external",
    internal: true,
  },
  CHROMIUM_PATH: {
    schema: z.string().optional(),
    allowed: "the path of a Chromium program",
    internal: true,
  },
  FAULTLINE_KERNEL_CAPTURE: {
    schema: z.string().optional(),
    allowed: "a folder with ebpf.jsonl, spans.otlp.jsonl and truth.jsonl",
    internal: true,
  },
  TEST_DATABASE_URL: {
    schema: postgresUrl,
    allowed: "postgres://user:password@host:port/database",
    internal: true,
  },
  FAULTLINE_TEST_SERVER_URL: {
    schema: postgresUrl,
    allowed: "postgres://user:password@host:port/database",
    internal: true,
  },
} as const satisfies Readonly<Record<string, Setting<z.ZodType>>>;

type SettingName = keyof typeof SETTINGS;
export type Env = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["schema"]> };

/** Every bad setting at once: each with its name, its value and what is allowed. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "EnvError";
    this.problems = problems;
  }
}

/**
 * Reads the settings from a record of environment variables; others are ignored, empty ones are
 * as if unset.
 * @throws EnvError naming every bad value.
 */
export function parseEnv(record: Readonly<Record<string, string | undefined>>): Env {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema, allowed, secret }] of Object.entries<Setting<z.ZodType>>(SETTINGS)) {
    const text = record[name]?.trim();
    const result = schema.safeParse(text === "" ? undefined : text);
    if (result.success) values[name] = result.data;
    else {
      const shown = secret === true ? "***" : hidePassword(text ?? "");
      problems.push(`${name} is "${shown}"; allowed: ${allowed}`);
    }
  }
  if (problems.length > 0) throw new EnvError(problems);
  // Each name of SETTINGS was parsed by its own schema in the loop above.
  return values as Env;
}

let cached: Env | undefined;

/** The settings of this process, read once. @throws EnvError */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The environment that a child process shall see: this one, with `changes` on top. */
export function childEnv(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** The settings a user may set, which `--help` tells. */
export function userSettingNames(): readonly string[] {
  return Object.entries<Setting<z.ZodType>>(SETTINGS)
    .filter(([, setting]) => setting.internal !== true)
    .map(([name]) => name);
}

function wholeNumber(least: number, most: number, whenUnset: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(whenUnset);
}

function dollars() {
  return z
    .string()
    .regex(/^\d{1,6}(\.\d{1,4})?$/)
    .transform(Number)
    .optional();
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

function hidePassword(text: string): string {
  return text.replace(/:[^:@/]*@/, ":***@");
}
