/** What words of the field mean here, a sentence each. */
export const GLOSSARY = {
  "burn rate":
    "How fast the error budget is spent: 1× uses exactly all of it by the end of the period, 14.4× uses 2 % of a 30-day budget in an hour.",
  "error budget":
    "The share of requests that may fail within the objective: 0.1 % of them for an objective of 99.9 %.",
  slice:
    "The smallest part of the trace without which it would not have failed, or not have been slow; what is dimmed played no part in it.",
  divergence:
    "The first place where this trace departs from healthy traces of the same route, and how many of those agree.",
  Ochiai:
    "How well an operation's own trouble goes with failing traces, from 0 to 1: failing traces that have it, over the geometric mean of all failing traces and all traces that have it.",
  "critical path":
    "The chain of work that the answer waited for: to shorten anything else makes no request faster.",
  "self time": "Time of a span in which none of the calls that it waited for was running.",
  "pre-rank points":
    "A rule of thumb shown beside the probability: exception +5, error +3, many retries +2, contention +2, slower than the 95th percentile +1, recent change +1, error passed on unchanged −2.",
  "clock skew":
    "How far the clock of one host is ahead of another's, as their calls to each other tell; times are moved by it where the evidence says so.",
} as const;

export type Term = keyof typeof GLOSSARY;
