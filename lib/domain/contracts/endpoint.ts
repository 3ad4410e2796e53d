import { z } from "zod";
import type { ErrorCode } from "@/lib/domain/errors";

/** What a JSON endpoint takes and gives: the source of its handler, its client and its OpenAPI entry. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  readonly status: 200 | 201 | 202;
  /** Further statuses that carry the same body. */
  readonly otherStatuses?: readonly number[];
  /** Errors besides those that follow from what it takes. */
  readonly errors?: readonly ErrorCode[];
}

/**
 * An endpoint as a page calls it: where it is, and its schemas only when an answer is to be checked.
 * Those of every endpoint are a fifth of a page's code, and nothing on it waits for them to be drawn.
 */
export interface EndpointCall<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
> {
  readonly method: Endpoint["method"];
  readonly path: string;
  readonly endpoint: () => Promise<Endpoint<Params, Query, Body, Response>>;
}

const None = z.object({});

/** An endpoint; what it does not take may be left out. */
export function endpoint<
  P extends z.ZodType = typeof None,
  Q extends z.ZodType = typeof None,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
>(spec: {
  method: Endpoint["method"];
  path: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: 200 | 201 | 202;
  otherStatuses?: readonly number[];
  errors?: readonly ErrorCode[];
}): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    ...spec,
    params: (spec.params ?? None) as P,
    query: (spec.query ?? None) as Q,
    body: (spec.body ?? z.undefined()) as unknown as B,
  };
}
