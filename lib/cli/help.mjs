// @ts-check

/** Plain text in a plain module, so that it can be told before anything is installed. */
export const HELP = `Faultline turns an SLO alert into a reviewed, evidence-cited root cause.

  npm start                                 installs, builds, starts the database, serves
  npm run dev                               the same with Next.js in development mode
  npm run --silent faultline -- <command>   one command, nothing installed or built first
  npm test                                  every check and test
  npm run check                             those that need no database, in seconds

Commands
  start   serve, with the embedded database unless DATABASE_URL is set
  dev     serve in development mode
  evaluate DIR [--json] [--ablate] [--explain CASE] [--gate FILE]
          rank the suspects of every incident case below a folder and score the rankings;
          with a gate, exit 1 when one of its bounds does not hold
  kernel-events FILE [--endpoint URL] [--host NAME]
          send a capture of kernel events to the app (http://127.0.0.1:3000)
  capture [--endpoint URL] [--host NAME] [--pid N] [--seconds N]
          watch the kernel by bpftrace (root on Linux) and send its events to the app
  gold export DIR [--purpose training] | import DIR [--endpoint URL]
          write the gold set as case folders, or take case folders into it
  help    this text

Environment variables
  PORT                        port to serve on (3000)
  FAULTLINE_HOST              address to listen on (127.0.0.1: this machine alone)
  DATABASE_URL                PostgreSQL 15 or later to use instead of the embedded one
  FAULTLINE_DATA_DIR          folder of the embedded database (.faultline)
  FAULTLINE_DEMO              on, off: load the recorded demo incidents on the first start (on)
  FAULTLINE_MAX_BODY_BYTES    largest request body, counted after decompression (67108864)
  FAULTLINE_ALERT_TOKEN       senders of alerts must show it as a bearer token (none)
  FAULTLINE_PAGERDUTY_SECRET  PagerDuty's webhooks must be signed with it (none)
  FAULTLINE_PROMETHEUS_URL    Prometheus to ask for the exemplars of what alerts (none)
  FAULTLINE_WEBHOOK_URL       told of every incident that changes its state (none)
  FAULTLINE_WEBHOOK_SECRET    signs what it is told (none)
  FAULTLINE_LOG_LEVEL         fatal, error, warn, info, debug, trace, silent (info)

Analysis by a model (off until provider and model are set; without it the built-in analyst answers)
  FAULTLINE_LLM                  on, off: off asks no model, whatever else is set (on)
  FAULTLINE_LLM_PROVIDER         anthropic, openai, openai-compatible
  FAULTLINE_LLM_BASE_URL         where the provider is; needed for openai-compatible
  FAULTLINE_LLM_MODEL            the model's name
  FAULTLINE_LLM_API_KEY          the provider's key; never shown, never logged
  FAULTLINE_SECRET_KEY           encrypts keys that are entered in the app (a file of the data folder)
  FAULTLINE_LLM_TIMEOUT_SECONDS  longest time of one run (180)
  FAULTLINE_LLM_MAX_RUN_TOKENS   most tokens of one run, in and out (120000)
  FAULTLINE_LLM_MAX_DAY_TOKENS   most tokens of 24 hours (2000000)
  FAULTLINE_LLM_MAX_MINUTE_RUNS  most runs of a minute (6)
  FAULTLINE_LLM_MAX_RUN_USD      most US dollars of one run; needs a price (none)
  FAULTLINE_LLM_MAX_DAY_USD      most US dollars of 24 hours; needs a price (none)
  FAULTLINE_LLM_PRICE            US dollars for a million tokens in and out, as 3/15
`;
