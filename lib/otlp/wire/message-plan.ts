import protobuf from "protobufjs";

/** What a JSON value of a field has to be. */
export type ScalarKind =
  | "text"
  | "boolean"
  | "double"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "enum"
  | "hexId"
  | "base64";

export interface FieldPlan {
  readonly name: string;
  readonly repeated: boolean;
  readonly oneof: string | null;
  readonly value: ScalarKind | MessagePlan;
}

/** How to read one message from JSON. */
export interface MessagePlan {
  readonly fields: ReadonlyMap<string, FieldPlan>;
  /** An empty message: its fields have their defaults. */
  readonly create: () => object;
}

const plans = new Map<protobuf.Type, MessagePlan>();

/** The plan of a message type, by the names of opentelemetry-proto in lowerCamelCase. */
export function messagePlanOf(type: protobuf.Type): MessagePlan {
  const known = plans.get(type);
  if (known !== undefined) return known;
  const fields = new Map<string, FieldPlan>();
  const plan = { fields, create: () => new type.ctor() };
  // Entered before its fields, since messages contain themselves.
  plans.set(type, plan);
  for (const field of type.fieldsArray) fields.set(field.name, fieldPlanOf(field));
  return plan;
}

function fieldPlanOf(field: protobuf.Field): FieldPlan {
  const { name, repeated, resolvedType } = field;
  const value =
    resolvedType instanceof protobuf.Type ? messagePlanOf(resolvedType) : scalarKindOf(field);
  return { name, repeated, oneof: field.partOf?.name ?? null, value };
}

const SCALAR_KINDS: Readonly<Record<string, ScalarKind>> = {
  string: "text",
  bool: "boolean",
  double: "double",
  uint32: "uint32",
  fixed32: "uint32",
  sint32: "int32",
  int64: "int64",
  sfixed64: "int64",
  uint64: "uint64",
  fixed64: "uint64",
  bytes: "base64",
};

function scalarKindOf(field: protobuf.Field): ScalarKind {
  if (field.resolvedType instanceof protobuf.Enum) return "enum";
  // OTLP's exception to protobuf's JSON mapping.
  if (field.type === "bytes" && /^(traceId|spanId|parentSpanId)$/.test(field.name)) return "hexId";
  const kind = SCALAR_KINDS[field.type];
  if (kind === undefined)
    throw new Error(`the schema uses ${field.type}, which is not planned for`);
  return kind;
}
