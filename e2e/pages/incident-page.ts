import type { Locator, Page } from "@playwright/test";

/** The workspace of one incident, by what a user sees and names. */
export class IncidentPage {
  readonly waterfall: Locator;
  readonly details: Locator;
  readonly graph: Locator;
  readonly evidence: Locator;
  readonly logs: Locator;
  private readonly header: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.header = page
      .getByRole("main")
      .locator("header")
      .filter({
        has: page.getByRole("heading", { level: 1 }),
      });
    this.waterfall = page.getByRole("treegrid", { name: /^Waterfall/ });
    this.details = page.getByRole("region", { name: "Details of the selected span" });
    this.graph = page.getByRole("group", { name: /^Causal graph of/ });
    this.evidence = page.getByRole("region", { name: "Evidence traces" });
    this.logs = page.getByRole("region", { name: "Logs" });
  }

  selectedRow(): Locator {
    return this.waterfall.locator('[role="row"][aria-selected="true"]');
  }

  row(text: string | RegExp): Locator {
    return this.waterfall.getByRole("row").filter({ hasText: text });
  }

  /** A button of the header that moves the incident to another status. */
  action(name: string): Locator {
    return this.header.getByRole("button", { name });
  }

  /** The status as the header says it. */
  status(): Locator {
    return this.header.getByText(/^\W?(triggered|acknowledged|mitigated|resolved)$/);
  }

  copySpanLink(): Locator {
    return this.details.getByRole("button", { name: "Copy link to this span" });
  }

  graphNode(text: string | RegExp): Locator {
    return this.graph.locator("[data-graph-node]").filter({ hasText: text });
  }

  /** `?span=` of the address. */
  spanInAddress(): string | null {
    return new URL(this.page.url()).searchParams.get("span");
  }
}
