import type { Metadata } from "next";
import { ComparisonPage } from "@/components/evaluation-run/comparison-page";

export const metadata: Metadata = { title: "Two runs compared" };

export default function Page() {
  return <ComparisonPage />;
}
