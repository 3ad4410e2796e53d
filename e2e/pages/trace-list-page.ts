import type { Locator, Page } from "@playwright/test";

/** The list of traces, by what a user sees and names. */
export class TraceListPage {
  readonly table: Locator;
  readonly service: Locator;
  readonly atLeast: Locator;
  readonly errorsOnly: Locator;
  readonly goTo: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Traces" });
    this.service = page.getByRole("textbox", { name: "Service" });
    this.atLeast = page.getByRole("textbox", { name: "At least" });
    this.errorsOnly = page.getByRole("button", { name: "errors only" });
    this.goTo = page.getByRole("textbox", { name: "Trace id" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/traces${query}`);
  }

  /** Rows below the heading. */
  rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.locator("[data-row-link]") });
  }

  /** What the keys move along. */
  links(): Locator {
    return this.page.locator("tr [data-row-link]");
  }

  /** The last cell of each row. */
  durations(): Locator {
    return this.rows().locator("td:last-child");
  }

  /** The whole ids, in the order shown. */
  async ids(): Promise<readonly string[]> {
    const links = await this.links().all();
    const hrefs = await Promise.all(links.map((link) => link.getAttribute("href")));
    return hrefs.map((href) => href?.split("/").at(-1) ?? "");
  }
}
