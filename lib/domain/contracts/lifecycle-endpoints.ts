import { z } from "zod";
import { IncidentId } from "@/lib/domain/ids";
import { endpoint } from "./endpoint";
import { IncidentDetailDto } from "./incident";
import {
  ActorBody,
  AddNoteBody,
  AmendNoteBody,
  MergeIncidentBody,
  NoteListDto,
  PeopleDto,
  SplitIncidentBody,
} from "./lifecycle";
import { TimelineDto, TimelineQuery } from "./timeline";

const IncidentParams = z.object({ incidentId: IncidentId });
const NoteParams = IncidentParams.extend({ note: z.coerce.number().int().min(1).max(1_000_000) });

export const getIncidentTimeline = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/timeline",
  summary: "Everything that happened to an incident, the newest first; `?kind=` takes kinds",
  params: IncidentParams,
  query: TimelineQuery,
  response: TimelineDto,
});

export const listIncidentNotes = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/notes",
  summary: "What people noted about an incident, with what each note said before",
  params: IncidentParams,
  response: NoteListDto,
});

export const addIncidentNote = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/notes",
  summary: "Note something about an incident: plain text, kept for good",
  params: IncidentParams,
  body: AddNoteBody,
  response: NoteListDto,
  status: 201,
  errors: ["conflict"],
});

export const amendIncidentNote = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/notes/{note}/versions",
  summary: "Give one's own note another text, strike it out, or take that back",
  params: NoteParams,
  body: AmendNoteBody,
  response: NoteListDto,
  status: 201,
  errors: ["conflict"],
});

export const mergeIncident = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/merge",
  summary: "Let another incident go on for this one, with its alerts; gives the other",
  params: IncidentParams,
  body: MergeIncidentBody,
  response: IncidentDetailDto,
  errors: ["conflict", "overloaded"],
});

export const unmergeIncident = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/unmerge",
  summary: "Undo a merge: the incident gets back what came with it and since",
  params: IncidentParams,
  body: ActorBody,
  response: IncidentDetailDto,
  errors: ["conflict", "overloaded"],
});

export const splitIncident = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/split",
  summary: "Make chosen alerts an incident of their own; gives the new one",
  params: IncidentParams,
  body: SplitIncidentBody,
  response: IncidentDetailDto,
  status: 201,
  errors: ["conflict", "overloaded"],
});

export const listPeople = endpoint({
  method: "GET",
  path: "/api/people",
  summary: "Names that incidents were assigned to or that people gave, the latest first",
  response: PeopleDto,
});

export const LIFECYCLE_ENDPOINTS = [
  getIncidentTimeline,
  listIncidentNotes,
  addIncidentNote,
  amendIncidentNote,
  mergeIncident,
  unmergeIncident,
  splitIncident,
  listPeople,
] as const;
