import { storable } from "@/lib/protocol/state-change";
import { Prisma } from "./client";
import { isDataError, sqlState } from "./errors";

const MAX_ERROR_LENGTH = 500;

/** Whether the same work would fail again in any state of the database: its data or its code is at fault. */
export function blamesData(error: unknown): boolean {
  if (sqlState(error) !== null) return isDataError(error);
  const faults = [RangeError, TypeError, SyntaxError, Prisma.PrismaClientValidationError];
  return faults.some((fault) => error instanceof fault);
}

/** The message of an error in one line, short enough to be stored. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.trim().split("\n").at(-1) ?? "";
  // Prisma puts the message of the database between backquotes.
  return storable(/Message: `(.*)`$/.exec(line)?.[1] ?? line).slice(0, MAX_ERROR_LENGTH);
}

interface Isolation<Item, Failure> {
  /** Does the work for some items. Null after success. */
  attempt: (items: readonly Item[]) => Promise<Failure | null>;
  /** Called for each item that fails alone. */
  setAside: (item: Item, failure: Failure) => Promise<void>;
}

/** Halves items that failed together until those that fail alone are found, and does the work of all others. */
export async function isolate<Item, Failure>(
  items: readonly Item[],
  failure: Failure,
  { attempt, setAside }: Isolation<Item, Failure>,
): Promise<void> {
  const [first] = items;
  if (first === undefined) return;
  if (items.length === 1) return setAside(first, failure);
  const middle = Math.ceil(items.length / 2);
  for (const half of [items.slice(0, middle), items.slice(middle)]) {
    const again = await attempt(half);
    if (again !== null) await isolate(half, again, { attempt, setAside });
  }
}
