import type { Hop } from "@/lib/testing/builders/request-of";

type Part = "gateway" | "checkout" | "cart" | "cache" | "payments" | "bank" | "stock" | "stock-db";

/**
 * A checkout, each part as told and otherwise healthy:
 *
 *     gateway ─▶ checkout ─┬▶ cart ────▶ cache (sends no spans)
 *                          ├▶ payments ▶ bank
 *                          └▶ stock ───▶ stock-db (sends no spans)
 */
export function shopRequest(parts: Partial<Record<Part, Partial<Hop>>> = {}): Hop {
  const hop = (service: Part, name: string, calls: readonly Hop[] = []): Hop => ({
    service,
    name,
    calls,
    ...parts[service],
  });
  const store = (service: Part, name: string, system: string): Hop => {
    const given = parts[service];
    const attributes = { "db.system": system, ...given?.call?.attributes };
    return {
      service,
      name,
      unseen: true,
      works: 3,
      ...given,
      call: { ...given?.call, attributes },
    };
  };
  return hop("gateway", "POST /checkout", [
    hop("checkout", "place order", [
      hop("cart", "GET /cart", [store("cache", "GET", "redis")]),
      hop("payments", "POST /charge", [hop("bank", "POST /transfer")]),
      hop("stock", "POST /reserve", [store("stock-db", "UPDATE stock", "postgresql")]),
    ]),
  ]);
}
