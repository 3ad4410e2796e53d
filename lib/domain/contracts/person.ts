import { BY_ALERT, BY_FAULTLINE } from "@/lib/domain/step-actor";
import { PersonName } from "./verdict";

/** The name of a person who does something with an incident; alerts go by one of their own. */
export const ActorName = PersonName.refine(
  (name) => ![BY_ALERT, BY_FAULTLINE].includes(name.toLowerCase()),
  `${BY_ALERT} and ${BY_FAULTLINE} are no people: say who you are`,
);
