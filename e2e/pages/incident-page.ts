import type { Locator, Page } from "@playwright/test";

/** The workspace of one incident, by what a user sees and names. */
export class IncidentPage {
  readonly waterfall: Locator;
  readonly details: Locator;
  readonly graph: Locator;
  readonly evidence: Locator;
  readonly logs: Locator;
  readonly suspects: Locator;
  readonly signals: Locator;
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
    this.suspects = page.getByRole("region", { name: "Suspects" });
    this.signals = page.getByRole("table", { name: "Metrics and changes cited" });
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

  /** The suspect of a rank. */
  suspect(rank: number): Locator {
    return this.suspects.locator(`[data-suspect="${rank}"]`);
  }

  /** The row for a cause that is not in the list. */
  noneOfThese(): Locator {
    return this.suspects.locator('[data-suspect="none"]');
  }

  /** The kernel event that is cited, in the list of the shown trace's. */
  litKernelEvent(): Locator {
    return this.page
      .getByRole("region", { name: "Kernel events" })
      .locator('[aria-current="true"]');
  }

  /** A link of a suspect's sentences to what they were read from. */
  citation(rank: number, name: string | RegExp): Locator {
    return this.suspect(rank).getByRole("button", { name });
  }

  /** All evidence of a suspect, once it is shown. */
  allEvidence(rank: number): Locator {
    return this.suspects.getByRole("region", { name: `All evidence of suspect ${rank}` });
  }

  /** `?span=` of the address. */
  spanInAddress(): string | null {
    return new URL(this.page.url()).searchParams.get("span");
  }
}
