import { endpoint } from "./endpoint";
import {
  DeletedDto,
  OpenSloBody,
  OpenSloDto,
  OpenSloQuery,
  OpenSloResult,
  SloBody,
  SloDto,
  SloListDto,
  SloParams,
  SloSeriesDto,
  SloSeriesQuery,
} from "./slo";

export const listSlos = endpoint({
  method: "GET",
  path: "/api/slos",
  summary: "SLOs with error budget and burn rates as of their last tick, by name",
  response: SloListDto,
});

export const createSlo = endpoint({
  method: "POST",
  path: "/api/slos",
  summary: "Define an SLO; rules that can never fire are refused with the reason",
  body: SloBody,
  response: SloDto,
  status: 201,
  errors: ["conflict"],
});

export const getSlo = endpoint({
  method: "GET",
  path: "/api/slos/{sloName}",
  summary: "One SLO with error budget, time to exhaustion and the burn rate over each window",
  params: SloParams,
  response: SloDto,
});

export const updateSlo = endpoint({
  method: "PUT",
  path: "/api/slos/{sloName}",
  summary: "Put a whole definition in the place of the one of that name",
  params: SloParams,
  body: SloBody,
  response: SloDto,
});

export const deleteSlo = endpoint({
  method: "DELETE",
  path: "/api/slos/{sloName}",
  summary: "Remove an SLO with what was counted for it; its incidents stay",
  params: SloParams,
  response: DeletedDto,
});

export const listSloSeries = endpoint({
  method: "GET",
  path: "/api/slos/{sloName}/series",
  summary: "The events of an SLO in equal steps up to its last tick, at most 240",
  params: SloParams,
  query: SloSeriesQuery,
  response: SloSeriesDto,
});

export const exportOpenSlo = endpoint({
  method: "GET",
  path: "/api/slos/openslo",
  summary: "SLOs as OpenSLO v1; `?format=yaml` answers with the text itself",
  query: OpenSloQuery,
  response: OpenSloDto,
  errors: ["not_found"],
});

export const importOpenSlo = endpoint({
  method: "POST",
  path: "/api/slos/openslo",
  summary: "Take in OpenSLO v1; what is not taken as it stands is named",
  body: OpenSloBody,
  response: OpenSloResult,
});

/** Those of SLOs, in the order of the document. */
export const SLO_ENDPOINTS = [
  listSlos,
  createSlo,
  getSlo,
  updateSlo,
  deleteSlo,
  listSloSeries,
  exportOpenSlo,
  importOpenSlo,
] as const;
