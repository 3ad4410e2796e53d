import { expect, type Locator, type Page } from "@playwright/test";

/** The list of incidents, by what a user sees and names. */
export class IncidentListPage {
  readonly table: Locator;
  readonly search: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: "Incidents" });
    this.search = page.getByRole("searchbox", { name: "Search incidents" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/incidents${query}`);
  }

  /** Opens the one incident whose title has `text`, from the list. */
  async openIncident(text: string): Promise<void> {
    await this.open(`?q=${encodeURIComponent(text)}`);
    await this.row(text).getByRole("link").first().click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(text);
  }

  /** Opens the incident of the demo that still fires, from the list. */
  async openFiring(): Promise<void> {
    await this.open();
    await this.firing().getByRole("link").first().click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText("POST /checkout");
  }

  /** Rows below the heading. */
  rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.locator("[data-row-link]") });
  }

  row(text: string | RegExp): Locator {
    return this.rows().filter({ hasText: text });
  }

  /** Of the demo's incidents, apart from those that other journeys fire. */
  recorded(text: string | RegExp): Locator {
    return this.row(text).filter({ hasText: "burns its availability budget" });
  }

  /** Who is thought to have caused the incident of a row. */
  topSuspect(row: Locator): Locator {
    return row.locator("[data-top-suspect]");
  }

  /** The one incident of the demo that still fires. */
  firing(): Locator {
    return this.row("triggered").filter({ hasText: "POST /checkout" });
  }

  status(name: string): Locator {
    return this.page.getByRole("group", { name: "Status" }).getByRole("button", { name });
  }

  severity(name: string): Locator {
    return this.page.getByRole("group", { name: "Severity" }).getByRole("button", { name });
  }
}
