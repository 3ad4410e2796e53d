import type { Metadata } from "next";
import { RunList } from "@/components/evaluation-run/run-list";

export const metadata: Metadata = { title: "Evaluations" };

export default function Page() {
  return <RunList />;
}
