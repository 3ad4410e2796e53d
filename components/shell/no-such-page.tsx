import Link from "next/link";
import { FailurePage } from "./failure-page";

/** In place of a page that an address names and nothing is. */
export function NoSuchPage() {
  return (
    <FailurePage
      title="There is no such page"
      actions={<Link href="/incidents">To the incidents</Link>}
    >
      <p>The address names nothing here, or what it named is past its retention.</p>
    </FailurePage>
  );
}
