import { WorkspaceSkeleton } from "@/components/trace/workspace-skeleton";

export default function Loading() {
  return <WorkspaceSkeleton withColumn />;
}
