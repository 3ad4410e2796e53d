import type { AttributeValue } from "@/lib/domain/attributes";

/**
 * An attribute map under construction: any key is legal, `__proto__` and `constructor` too, since
 * nothing is inherited. Objects of one class without a prototype behind it, and not
 * `Object.create(null)`: V8 keeps the latter as hash tables, four times slower to fill and a third
 * slower to print.
 */
export class AttributeMap {
  [key: string]: AttributeValue;
}
Object.setPrototypeOf(AttributeMap.prototype, null);
Reflect.deleteProperty(AttributeMap.prototype, "constructor");
