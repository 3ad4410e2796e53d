import { BY_ALERT } from "@/lib/domain/incident-step";
import { PersonName } from "./verdict";

/** The name of a person who does something with an incident; alerts go by one of their own. */
export const ActorName = PersonName.refine(
  (name) => name.toLowerCase() !== BY_ALERT,
  `${BY_ALERT} is what alerts are called; say who you are`,
);
