import { fromLocal, toLocal } from "@/lib/time/zone";

/** `2026-11-22T21:04`, as a field for date and time wants it. */
export function fieldValue(at: number, zone: string): string {
  return new Date(toLocal(at, zone)).toISOString().slice(0, 16);
}

/** The instant a field for date and time means in `zone`, or null where it is empty or not a time. */
export function readField(value: string, zone: string): number | null {
  const local = Date.parse(`${value}Z`);
  return Number.isNaN(local) ? null : fromLocal(local, zone);
}
