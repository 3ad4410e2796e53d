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
  evaluate DIR [--json] [--ablate] [--explain CASE]
          rank the suspects of every incident case below a folder and score the rankings
  kernel-events FILE [--endpoint URL] [--host NAME]
          send a capture of kernel events to the app (http://127.0.0.1:3000)
  capture [--endpoint URL] [--host NAME] [--pid N] [--seconds N]
          watch the kernel by bpftrace (root on Linux) and send its events to the app
  gold export DIR | import DIR [--endpoint URL]
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
  FAULTLINE_LOG_LEVEL         fatal, error, warn, info, debug, trace, silent (info)
`;
