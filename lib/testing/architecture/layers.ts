const BELOW_SERVICES = [
  "domain",
  "env",
  "otlp",
  "analysis",
  "tracepack",
  "evaluation",
  "store",
  "sources",
  "llm",
] as const;

/**
 * Which layer may import which; within its own layer every file may. Data goes one way, so this
 * table has no two layers that reach each other.
 */
const ALLOWED = {
  domain: [],
  env: [],
  otlp: ["domain"],
  analysis: ["domain"],
  tracepack: ["domain", "otlp", "analysis"],
  evaluation: ["domain", "otlp", "analysis"],
  "view-models": ["domain", "otlp", "analysis"],
  store: ["domain", "env"],
  sources: ["domain", "env", "otlp"],
  llm: ["domain", "env", "tracepack"],
  services: BELOW_SERVICES,
  http: ["domain", "env"],
  components: ["domain", "view-models"],
  app: ["domain", "env", "services", "http", "view-models", "components"],
  // The demo is loaded by the command that starts the product; hence the one edge to a seed.
  cli: [...BELOW_SERVICES, "services", "seed"],
  // Next.js reads these two files itself: instrumentation.ts and next.config.ts.
  root: ["env", "services"],
  seed: [...BELOW_SERVICES, "services", "testing"],
  testing: [...BELOW_SERVICES, "services", "http", "view-models", "cli", "seed"],
  e2e: [...BELOW_SERVICES, "services", "http", "view-models", "cli", "seed", "testing"],
} as const;

export type Layer = keyof typeof ALLOWED;

/** The layer a repository path belongs to; null when the rules do not speak of it. */
export function layerOf(path: string): Layer | null {
  const [top = "", folder = ""] = path.split("/");
  switch (top) {
    case "lib":
      return layerOfLib(folder);
    case "prisma":
      return folder === "seed" ? "seed" : null;
    case "app":
    case "components":
    case "e2e":
      return top;
    // Data, not code: its version is told by the server.
    case "package.json":
      return null;
    default:
      return path.includes("/") ? null : "root";
  }
}

/** Whether a file of layer `from` may import one of layer `to`. */
export function mayImport(from: Layer, to: Layer): boolean {
  const allowed: readonly Layer[] = ALLOWED[from];
  return from === to || allowed.includes(to);
}

function layerOfLib(folder: string): Layer | null {
  if (folder === "env.ts") return "env";
  const names: readonly string[] = Object.keys(ALLOWED);
  // A name found among the table's keys is one of them.
  return names.includes(folder) ? (folder as Layer) : null;
}
