const VARIABLE =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=[/=:#])\d+(?=$|[/?&#\s])|(?<=[/=:#])(?=[0-9a-f]*\d)[0-9a-f]{8,}(?=$|[/?&#\s])/gi;

/** A span's name without ids in it: `GET /orders/17` and `GET /orders/18` are one operation. */
export function normalizeName(name: string): string {
  return name.replace(VARIABLE, "{}");
}
