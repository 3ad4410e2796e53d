/** Joins the class names that apply; the falsy ones do not. */
export function classList(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
