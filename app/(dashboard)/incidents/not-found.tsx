import { IncidentNotFound } from "@/components/incident/incident-not-found";

export default function NotFound() {
  return <IncidentNotFound />;
}
