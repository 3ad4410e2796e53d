import { endpoint } from "./endpoint";
import {
  ServiceDetailDto,
  ServiceMapDto,
  ServiceNamesDto,
  ServiceOwnerBody,
  ServiceOwnerResult,
  ServiceParams,
  ServiceQuery,
} from "./service";

export const listServices = endpoint({
  method: "GET",
  path: "/api/services",
  summary: "Services of a rolling window with rate, errors and duration, and who called whom",
  query: ServiceQuery,
  response: ServiceMapDto,
});

export const listServiceNames = endpoint({
  method: "GET",
  path: "/api/service-names",
  summary: "The names of the services that took requests in the last week",
  response: ServiceNamesDto,
});

export const getService = endpoint({
  method: "GET",
  path: "/api/services/{serviceName}",
  summary: "One service: its series, operations, versions, calls, changes and incidents",
  params: ServiceParams,
  query: ServiceQuery,
  response: ServiceDetailDto,
});

export const setServiceOwner = endpoint({
  method: "PUT",
  path: "/api/services/{serviceName}/owner",
  summary: "Say whose service it is, before what its resource tells; null takes that back",
  params: ServiceParams,
  body: ServiceOwnerBody,
  response: ServiceOwnerResult,
});

export const SERVICE_ENDPOINTS = [
  listServices,
  listServiceNames,
  getService,
  setServiceOwner,
] as const;
