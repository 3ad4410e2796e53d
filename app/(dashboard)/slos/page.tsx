import type { Metadata } from "next";
import { SloList } from "@/components/slo/slo-list";

export const metadata: Metadata = { title: "SLOs" };

export default function Page() {
  return <SloList />;
}
