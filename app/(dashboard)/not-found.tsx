import { NoSuchPage } from "@/components/shell/no-such-page";

/** Within the shell: the navigation stays. */
export default function NotFound() {
  return <NoSuchPage />;
}
