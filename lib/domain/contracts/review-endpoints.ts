import { z } from "zod";
import { endpoint } from "./endpoint";
import {
  FreezeBody,
  GoldCaseDto,
  GoldCaseParams,
  GoldSetDto,
  GoldSetQuery,
  ImportBody,
  ImportResult,
  RetireBody,
} from "./gold";
import {
  PostmortemDto,
  PostmortemQuery,
  PostmortemStatusBody,
  PostmortemVersionListDto,
  SavePostmortemBody,
} from "./postmortem";
import {
  ClaimBody,
  FaultFamilyListDto,
  ReviewerBody,
  ReviewItemDto,
  ReviewParams,
  ReviewQuery,
  ReviewQueueDto,
  SkipBody,
  VerdictBody,
  VerdictDto,
  VerdictListDto,
  VerdictListQuery,
} from "./verdict";

export const listVerdicts = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/verdicts",
  summary: "Every version of every verdict on an incident, the newest first",
  params: ReviewParams,
  query: VerdictListQuery,
  response: VerdictListDto,
});

export const recordVerdict = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/verdicts",
  summary: "Give a verdict, or amend one's own; each anchor that it cites has to resolve",
  params: ReviewParams,
  body: VerdictBody,
  response: VerdictDto,
  status: 201,
  errors: ["conflict"],
});

export const getPostmortem = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/postmortem",
  summary:
    "The postmortem that was kept last, else a draft from what is known; `?format=markdown` or `html` downloads it, `?fresh=true` drafts anew",
  params: ReviewParams,
  query: PostmortemQuery,
  response: PostmortemDto,
});

export const savePostmortem = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/postmortem",
  summary: "Keep the text of a postmortem as its next version; lines that changed are the author's",
  params: ReviewParams,
  body: SavePostmortemBody,
  response: PostmortemDto,
  status: 201,
  errors: ["conflict"],
});

export const changePostmortemStatus = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/postmortem/status",
  summary: "Say that the latest version is reviewed or published, or give it back as a draft",
  params: ReviewParams,
  body: PostmortemStatusBody,
  response: PostmortemDto,
  errors: ["conflict"],
});

export const listPostmortemVersions = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/postmortem/versions",
  summary: "Every version of a postmortem and each step that it took, the newest first",
  params: ReviewParams,
  response: PostmortemVersionListDto,
});

export const freezeCase = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/gold-case",
  summary: "Freeze a verdict with its incident's evidence as the next version of a gold case",
  params: ReviewParams,
  body: FreezeBody,
  response: GoldCaseDto,
  status: 201,
  errors: ["conflict"],
});

export const listFaultFamilies = endpoint({
  method: "GET",
  path: "/api/fault-families",
  summary: "The taxonomy of faults: those built in, and those that verdicts have added",
  response: FaultFamilyListDto,
});

export const listReview = endpoint({
  method: "GET",
  path: "/api/review",
  summary: "Incidents to label, with progress and agreement; `?blind=true` hides what others said",
  query: ReviewQuery,
  response: ReviewQueueDto,
});

export const claimReview = endpoint({
  method: "POST",
  path: "/api/review/{incidentId}/claim",
  summary: "Take an incident to label, so that nobody else begins on it for some minutes",
  params: ReviewParams,
  body: ClaimBody,
  response: ReviewItemDto,
  errors: ["conflict"],
});

export const releaseReview = endpoint({
  method: "POST",
  path: "/api/review/{incidentId}/release",
  summary: "Give a claimed incident back",
  params: ReviewParams,
  body: ReviewerBody,
  response: ReviewItemDto,
});

export const skipReview = endpoint({
  method: "POST",
  path: "/api/review/{incidentId}/skip",
  summary: "Leave an incident to others, or take that back",
  params: ReviewParams,
  body: SkipBody,
  response: ReviewItemDto,
});

export const listGoldSet = endpoint({
  method: "GET",
  path: "/api/gold-set",
  summary: "Cases of the gold set, without their evidence; `?all=true` with every version",
  query: GoldSetQuery,
  response: GoldSetDto,
});

export const importGoldSet = endpoint({
  method: "POST",
  path: "/api/gold-set",
  summary: "Take in cases with their evidence; the same ones again change nothing",
  body: ImportBody,
  response: ImportResult,
  errors: ["conflict"],
});

export const exportGoldSet = endpoint({
  method: "GET",
  path: "/api/gold-set.jsonl",
  summary:
    "Cases of the gold set, a line each; `?evidence=true` with their evidence; `?purpose=training` redacted, where the project allows it",
  query: GoldSetQuery,
  response: z.string(),
  errors: ["not_permitted"],
});

export const retireCase = endpoint({
  method: "POST",
  path: "/api/gold-set/{caseId}/retire",
  summary: "Take a case out of the gold set, with the reason; its versions stay",
  params: GoldCaseParams,
  body: RetireBody,
  response: GoldCaseDto,
  errors: ["conflict"],
});

/** Those of verdicts, review, gold set and postmortem, in the order of the document. */
export const REVIEW_ENDPOINTS = [
  listVerdicts,
  recordVerdict,
  getPostmortem,
  savePostmortem,
  changePostmortemStatus,
  listPostmortemVersions,
  freezeCase,
  listFaultFamilies,
  listReview,
  claimReview,
  releaseReview,
  skipReview,
  listGoldSet,
  importGoldSet,
  exportGoldSet,
  retireCase,
] as const;
