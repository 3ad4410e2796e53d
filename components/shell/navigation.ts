/** The areas there are, in the order of an investigation. */
export const AREAS = [
  { path: "/incidents", label: "Incidents" },
  { path: "/traces", label: "Traces" },
  { path: "/compare", label: "Compare" },
  { path: "/services", label: "Services" },
  { path: "/slos", label: "SLOs" },
  { path: "/review", label: "Review" },
  { path: "/evaluations", label: "Evaluations" },
  { path: "/settings", label: "Settings" },
] as const;

/** Whether a page belongs to an area. */
export function isWithin(pathname: string, areaPath: string): boolean {
  return pathname === areaPath || pathname.startsWith(`${areaPath}/`);
}
