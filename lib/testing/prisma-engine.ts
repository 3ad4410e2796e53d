import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const SCHEMA = fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url));

/** What these tests ask of Prisma's schema engine. */
interface SchemaEngine {
  diff(input: object): Promise<{ readonly exitCode: number; readonly stdout: string | null }>;
}

interface EngineModule {
  readonly SchemaEngine: {
    /** A static function of that name, not a constructor. */
    readonly "new": (options: object, log: () => void, adapter: object) => Promise<SchemaEngine>;
  };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/**
 * The SQL by which Prisma would make the schema's tables in an empty database: what its models
 * expect of ours. Runs its real engine as WebAssembly, which downloads nothing; the engine wants a
 * database to talk to, and leaves it as it is.
 */
export async function prismaSchemaSql(databaseUrl: string): Promise<string> {
  const engine = await startEngine(databaseUrl);
  const files = [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }];
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  if (stdout === null) throw new Error("Prisma's engine gave no SQL");
  return stdout;
}

async function startEngine(databaseUrl: string): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  // The package's own loader imports WebAssembly as a module, which Node does not take.
  const bindings: EngineModule & WebAssembly.ModuleImports = await import(entry);
  const bytes = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const module = new WebAssembly.Module(bytes);
  const names = WebAssembly.Module.imports(module).map((one) => one.module);
  const imports = Object.fromEntries(names.map((name) => [name, bindings]));
  const { exports } = new WebAssembly.Instance(module, imports);
  bindings.__wbg_set_wasm(exports);
  const start = exports.__wbindgen_start;
  if (typeof start === "function") start();
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  // Field by field: given an address, the adapter ignores which database is asked for.
  const adapter = new PrismaPg({
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  });
  const datamodels = [[SCHEMA, readFileSync(SCHEMA, "utf8")]];
  return bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}
