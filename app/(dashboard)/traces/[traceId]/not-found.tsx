import { TraceNotFound } from "@/components/trace/trace-not-found";

export default function NotFound() {
  return <TraceNotFound />;
}
