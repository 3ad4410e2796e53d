import { parseAsString } from "nuqs";

/** Ids of traces, separated by commas; or an incident, whose evidence is compared. */
export const comparisonParsers = {
  before: parseAsString.withDefault(""),
  after: parseAsString.withDefault(""),
  incident: parseAsString.withDefault(""),
};
