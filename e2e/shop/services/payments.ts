import { z } from "zod";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { withSpan } from "../platform/with-span";
import { formatDecimal, multiply, parseDecimal, toScale } from "./decimal";

const BILLING_TIMEOUT_MS = 10_000;
const AUTHORIZE_TIMEOUT_MS = 10_000;
const SETTLEMENT_SCALE = 18;

/** Units of each currency for one euro, as the rates feed publishes them. */
const RATES: Readonly<Record<string, string>> = {
  EUR: "1",
  USD: "1.0842",
  GBP: "0.8421",
  JPY: "169.31",
  ETH: "0.000391847263519047",
};

const Money = z.object({ amount: z.string(), currency: z.string() });

/** Takes payments: converts the amount into the currency of settlement and bills it. */
export function startService(kit: ServiceKit): Service {
  return {
    routes: [
      { method: "POST", path: "/charges", handle: (request) => charge(kit, request) },
      { method: "POST", path: "/authorizations", handle: (request) => authorize(kit, request) },
    ],
  };
}

function convertAmount(kit: ServiceKit, money: z.infer<typeof Money>): Promise<string> {
  const attributes = { "shop.currency": money.currency, "shop.amount": money.amount };
  return withSpan({ name: "payments.convert_amount", attributes }, (span) => {
    const mode = kit.control.flag("decimal_mode", "lenient");
    const rate = RATES[money.currency];
    if (rate === undefined) throw new HttpProblem(422, `no rate for ${money.currency}`);
    const exact = multiply(parseDecimal(money.amount), parseDecimal(rate));
    span.setAttribute("shop.amount.fraction_digits", exact.scale);
    return formatDecimal(
      toScale(exact, SETTLEMENT_SCALE, mode === "strict" ? "strict" : "lenient"),
    );
  });
}

async function charge(kit: ServiceKit, request: ShopRequest): Promise<ShopResponse> {
  const money = Money.parse(request.body);
  const amount = await convertAmount(kit, money);
  const answer = await kit.call({
    peer: "billing",
    method: "POST",
    template: "/invoices",
    body: { amount, currency: money.currency },
    timeoutMs: BILLING_TIMEOUT_MS,
  });
  if (answer.status >= 400) throw new HttpProblem(502, `billing answered ${answer.status}`);
  log("INFO", "payment captured", { "shop.currency": money.currency });
  return { status: 201, body: { captured: true } };
}

async function authorize(kit: ServiceKit, request: ShopRequest): Promise<ShopResponse> {
  const money = Money.parse(request.body);
  const amount = await convertAmount(kit, money);
  const answer = await kit.call({
    peer: "bank-adapter",
    method: "POST",
    template: "/authorizations",
    body: { amount, currency: money.currency },
    timeoutMs: AUTHORIZE_TIMEOUT_MS,
  });
  if (answer.status >= 400) throw new HttpProblem(502, `bank adapter answered ${answer.status}`);
  return { status: 201, body: { authorized: true } };
}
