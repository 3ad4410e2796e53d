import { z } from "zod";
import { DEFAULT_ALLOWED_ATTRIBUTES, type RedactionPolicy } from "./redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS, IDENTIFIER_PATTERNS } from "./secret-patterns";

const Key = z
  .string()
  .trim()
  .regex(/^[^\s*]+\*?$/, "a key, or its beginning with a * behind")
  .max(200);

/** What a project says besides the defaults. */
export const PrivacySettings = z.object({
  /** Keys, or their beginnings with a `*` behind, whose words may leave besides the default ones. */
  allowedAttributes: z.array(Key).max(500).default([]),
  /** Default ones whose words may not. */
  withheldAttributes: z.array(Key).max(500).default([]),
  /** Patterns of identifiers that are left as they are. */
  allowedPatterns: z
    .array(
      z
        .string()
        .refine((name) => IDENTIFIER_PATTERNS.includes(name), "no pattern of an identifier"),
    )
    .default([...DEFAULT_ALLOWED_PATTERNS]),
});
export type PrivacySettings = z.output<typeof PrivacySettings>;

/** The policy that the settings come to. */
export function policyOf(settings: PrivacySettings, tokenKey: string): RedactionPolicy {
  const { allowedAttributes, withheldAttributes, allowedPatterns } = settings;
  const withheld = new Set(withheldAttributes);
  const defaults = DEFAULT_ALLOWED_ATTRIBUTES.filter((key) => !withheld.has(key));
  return { allowedAttributes: [...defaults, ...allowedAttributes], allowedPatterns, tokenKey };
}
