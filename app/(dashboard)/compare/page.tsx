import type { Metadata } from "next";
import { ComparisonPage } from "@/components/trace/comparison-page";

export const metadata: Metadata = { title: "Compare" };

export default function Page() {
  return <ComparisonPage />;
}
