import type { Metadata } from "next";
import { ServicePage } from "@/components/service/service-page";

interface ServiceRouteProps {
  params: Promise<{ serviceName: string }>;
}

export async function generateMetadata({ params }: ServiceRouteProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).serviceName) };
}

export default async function Page({ params }: ServiceRouteProps) {
  const serviceName = decodeURIComponent((await params).serviceName);
  return <ServicePage key={serviceName} serviceName={serviceName} />;
}
