/**
 * How sure it is that a kernel fact belongs to a span:
 * - `exact`: by the local port of the connection, or the path that the span's error names
 * - `unique`: it fits no other span, and the span no other fact
 * - `aligned`: of several alike, by the order and the lengths of both
 * - `process-level`: it happened in the span's process while the span was under way, no more
 */
export const KERNEL_GRADES = ["exact", "unique", "aligned", "process-level"] as const;
export type KernelGrade = (typeof KERNEL_GRADES)[number];
