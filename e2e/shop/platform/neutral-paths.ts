import { fileURLToPath } from "node:url";

const SHOP_ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const CHECKOUT_ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/**
 * Stack traces carry the folder of whoever runs the shop. What leaves a process names
 * `/srv/shop` instead, as in a container image.
 */
export function withNeutralPaths(text: string): string {
  return text
    .replaceAll(`file://${SHOP_ROOT}`, "/srv/shop")
    .replaceAll(SHOP_ROOT, "/srv/shop")
    .replaceAll(`file://${CHECKOUT_ROOT}`, "/srv/shop")
    .replaceAll(CHECKOUT_ROOT, "/srv/shop");
}
