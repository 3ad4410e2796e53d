import { changeOf, evidenceOf } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import type { Incident } from "./incident";
import { shopRequest } from "./shop-request";

/** Attempts at pricing, one after the other, the last of which succeeds. */
function attempts(failing: number, calls: readonly Hop[] = []): Hop[] {
  const wait: Hop = { service: "orders", name: "retry.wait", kind: "internal", works: 40 };
  return Array.from({ length: failing + 1 }, (_, i): Hop[] => {
    const price: Hop = {
      service: "pricing",
      name: "GET /price",
      works: 15,
      ...(i < failing ? { throws: ["StateError", "rates are being reloaded"] as const } : {}),
    };
    return i < failing ? [...calls, price, wait] : [...calls, price];
  }).flat();
}

/** The third attempt succeeds: nobody sees an error, everybody waits. */
export const maskedByRetries: Incident = {
  name: "9 retries mask the failures and take time",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => ({
        service: "gateway",
        name: "GET /quote",
        calls: [
          {
            service: "orders",
            name: "quote",
            tolerates: true,
            calls: attempts(during(0.8) ? 2 : 0),
          },
        ],
      }),
    }),
  expected: { causes: ["pricing"], victims: ["orders", "gateway"], says: /amplifies/ },
};

/** A blip of pricing; with each attempt stock is asked again, and grows slow under the load. */
export const retryStorm: Incident = {
  name: "10 a storm of retries after a small blip",
  evidence: () =>
    evidenceOf({
      draw: ({ during }) => {
        const isStorm = during(0.8);
        const stock: Hop = { service: "stock", name: "POST /reserve", works: isStorm ? 30 : 10 };
        return {
          service: "gateway",
          name: "POST /order",
          calls: [
            {
              service: "orders",
              name: "order",
              tolerates: true,
              calls: attempts(isStorm ? 5 : 0, [stock]),
            },
          ],
        };
      },
    }),
  expected: { causes: ["pricing"], victims: ["orders", "stock", "gateway"], says: /amplifies/ },
};

/** Three of forty shards fail, all on one host's disk. */
export const brokenShards: Incident = {
  name: "11 a few of many shards fail",
  evidence: () =>
    evidenceOf({
      window: 30,
      healthy: 30,
      draw: ({ isWindow, random }) => {
        const ask = (shard: number): Hop => ({
          service: "index",
          name: "query shard",
          attributes: { "db.shard": `shard-${shard}` },
          runs: { "host.name": `index-${shard % 8}`, "service.instance.id": `index-${shard}` },
          ...(isWindow && shard % 13 === 3 && random.next() < 0.8
            ? { throws: ["IOError", "checksum does not match"] as const }
            : {}),
        });
        const shards = Array.from({ length: 40 }, (_, shard) => ask(shard));
        const search: Hop = {
          service: "search",
          name: "GET /search",
          fansOut: true,
          calls: shards,
        };
        return { service: "gateway", name: "GET /search", calls: [search] };
      },
    }),
  expected: {
    causes: ["index"],
    victims: ["search", "gateway"],
    says: /db\.shard.*shard-(3|16|29)/,
  },
};

/** A new version asks the database for every row on its own; each query is as fast as ever. */
export const queryForEachRow: Incident = {
  name: "12 a change of the caller asks the database forty times as often",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow }) => {
        const query: Hop = {
          service: "catalog-db",
          name: "SELECT item",
          unseen: true,
          works: 4,
          call: { attributes: { "db.system": "postgresql" } },
        };
        const calls = Array.from({ length: isWindow ? 40 : 1 }, () => query);
        const catalog: Hop = { service: "catalog", name: "GET /items", calls };
        return { service: "gateway", name: "GET /items", calls: [catalog] };
      },
      changes: [changeOf("catalog")],
    }),
  expected: {
    causes: ["catalog"],
    victims: ["catalog-db", "gateway"],
    says: /40 times as many calls/,
  },
};

/** Everything on one node is slow, whatever it is. */
export const slowHost: Incident = {
  name: "13 a host slows the five services on it",
  evidence: () =>
    evidenceOf({
      draw: ({ isWindow, index }) => {
        const ill = { "host.name": "node-3" };
        const well = { "host.name": `node-${index % 2}` };
        const slow = (works: number) => ({ works: isWindow ? works * 12 : works, runs: ill });
        const others = ["login", "prices", "adverts", "search"].map(
          (service): Hop => ({ service, name: `GET /${service}`, runs: well }),
        );
        const shop = shopRequest({
          gateway: { runs: well },
          checkout: slow(8),
          cart: slow(6),
          payments: slow(9),
          bank: slow(5),
          stock: slow(7),
        });
        return { ...shop, calls: [...others, ...(shop.calls ?? [])] };
      },
    }),
  expected: {
    causes: ["node-3"],
    kind: "host",
    victims: ["cart", "payments", "bank", "stock", "checkout", "gateway"],
  },
};
