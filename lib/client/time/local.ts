import { offsetAt } from "./format";

/*
 * Calendar arithmetic in a zone. A *local* time is the number whose UTC fields are what a clock in the zone reads:
 * days of it are always 24 hours long, so that midnights and round hours are found by plain division.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function toLocal(at: number, zone: string): number {
  return at + offsetAt(at, zone);
}

/**
 * The instant at which a clock in `zone` reads a local time. An hour that a change to summer time leaves out gives
 * the instant as far after the change; one that occurs twice gives its first.
 */
export function fromLocal(local: number, zone: string): number {
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  return toLocal(early, zone) === local ? early : toLocal(late, zone) === local ? late : local - before;
}

/** `2026-11-22T21:04`, as a field for date and time wants it. */
export function fieldValue(at: number, zone: string): string {
  return new Date(toLocal(at, zone)).toISOString().slice(0, 16);
}

/** The instant a field for date and time means in `zone`, or null where it is empty or not a time. */
export function readField(value: string, zone: string): number | null {
  const local = Date.parse(`${value}Z`);
  return Number.isNaN(local) ? null : fromLocal(local, zone);
}
