import { z } from "zod";
import { KernelIntakeResult } from "@/lib/domain/contracts/kernel";
import { KernelEventLine } from "@/lib/domain/kernel-event";
import { LINES_MEDIA_TYPES } from "./define-lines-route";

const ERRORS = {
  "400": "The body cannot be decompressed",
  "413": "Larger than the limit, counted after decompression",
  "415": "A media type or an encoding that is not read here",
  "429": "Overloaded; send again after `Retry-After`",
  "503": "The database is away; send again after `Retry-After`",
} as const;

/** The receiver of kernel events, described by hand: its body is lines and not one JSON value. */
export const KERNEL_PATHS = {
  "/v1/kernel-events": {
    post: {
      operationId: "post_v1_kernel_events",
      summary:
        "Kernel events, a line of JSON each: our own format, bpftrace -f json, Tetragon, Inspektor Gadget",
      parameters: [
        {
          name: "host",
          in: "query",
          required: false,
          description: "Host of events whose lines name none",
          schema: { type: "string", maxLength: 300 },
        },
        {
          name: "Content-Encoding",
          in: "header",
          required: false,
          schema: { type: "string", enum: ["gzip", "deflate", "identity"] },
        },
      ],
      requestBody: {
        required: true,
        content: Object.fromEntries(
          LINES_MEDIA_TYPES.map((mediaType) => [
            mediaType,
            { schema: { ...schemaOf(KernelEventLine), description: "Each line, in our format" } },
          ]),
        ),
      },
      responses: {
        "200": {
          description: "Committed; lines that could not be read are told by number and reason",
          content: { "application/json": { schema: schemaOf(KernelIntakeResult) } },
        },
        ...Object.fromEntries(
          Object.entries(ERRORS).map(([status, description]) => [
            status,
            {
              description,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
            },
          ]),
        ),
      },
    },
  },
} as const;

function schemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  });
  return rest;
}
