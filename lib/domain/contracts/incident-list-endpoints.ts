import { endpoint } from "./endpoint";
import { IncidentFilterQuery } from "./incident-filter-query";
import {
  CreateViewBody,
  IncidentFacetsDto,
  IncidentViewDto,
  IncidentViewListDto,
  UpdateIncidentsBody,
  UpdateIncidentsResult,
  UpdateViewBody,
  ViewParams,
} from "./incident-list";
import { DeletedDto } from "./slo";

export const updateIncidents = endpoint({
  method: "PATCH",
  path: "/api/incidents",
  summary: "Give up to 200 incidents a status or an assignee, and say what became of each",
  body: UpdateIncidentsBody,
  response: UpdateIncidentsResult,
});

export const countIncidents = endpoint({
  method: "GET",
  path: "/api/incident-facets",
  summary:
    "How many incidents have each status, service and so on, of those the other filters let through",
  query: IncidentFilterQuery,
  response: IncidentFacetsDto,
});

export const listIncidentViews = endpoint({
  method: "GET",
  path: "/api/incident-views",
  summary: "The saved views of the list of incidents, by name",
  response: IncidentViewListDto,
});

export const createIncidentView = endpoint({
  method: "POST",
  path: "/api/incident-views",
  summary: "Save filters of the list of incidents under a name; at most 100 views",
  body: CreateViewBody,
  response: IncidentViewDto,
  status: 201,
  errors: ["conflict"],
});

export const updateIncidentView = endpoint({
  method: "PATCH",
  path: "/api/incident-views/{viewId}",
  summary: "Rename a view, give it other filters, or make it the default",
  params: ViewParams,
  body: UpdateViewBody,
  response: IncidentViewDto,
  errors: ["conflict"],
});

export const deleteIncidentView = endpoint({
  method: "DELETE",
  path: "/api/incident-views/{viewId}",
  summary: "Remove a saved view; incidents stay",
  params: ViewParams,
  response: DeletedDto,
});

/** Those of the list of incidents, in the order of the document. */
export const INCIDENT_LIST_ENDPOINTS = [
  updateIncidents,
  countIncidents,
  listIncidentViews,
  createIncidentView,
  updateIncidentView,
  deleteIncidentView,
] as const;
