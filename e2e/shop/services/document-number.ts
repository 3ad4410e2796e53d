import type pg from "pg";
import type { ServiceKit } from "../platform/service-kit";

const SERIES = "checkout";

/** Whether orders and invoices are numbered, from one series and without a gap. */
export function numbersDocuments(kit: ServiceKit): boolean {
  return kit.control.setting("documents.numbering", "off") === "on";
}

/** Takes the next number of the series; nobody else gets one until the transaction has ended. */
export async function takeNumber(client: pg.PoolClient): Promise<void> {
  await client.query("UPDATE document_numbers SET last = last + 1 WHERE series = $1", [SERIES]);
}
