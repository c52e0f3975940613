import type { CompareAnswer, CompareQuery } from "@/lib/contracts/stats/compare";
import type { TimeRange } from "@/lib/time/range";
import { appNamed, type App } from "../../apps/registry";
import type { Read } from "../../db/client";
import { sqlState } from "../../db/errors";
import { repeatableRead } from "../../db/repeatable-read";
import { ServiceError } from "../../errors";
import { countRows } from "../listing";
import { beginningOf } from "../stats/resolve-range";
import { compareLists } from "./lists";
import { describeDimensions } from "./describe";
import { readSample, type SampleCounts } from "./sample";
import type { CompareLists } from "./types";

/** Rows of the first read, and of a second one of the selection alone. */
const SAMPLE_ROWS = 50_000;
const SELECTED_ROWS = 20_000;
/** A sample with fewer selected rows is read again for them alone. */
const FEW_SELECTED = 10_000;
/** The second read may take so long. After it, the rows of the first one stay. */
const SECOND_READ_MS = 900;
const MAX_MS = 30_000;
const CANCELLED = "57014";

/** Counts of both sides, as far as they were read, and how many rows there are. */
interface Compared {
  sample: SampleCounts;
  selected: number;
  rest: number;
  approximate: boolean;
  complete: boolean;
}

/** Compares the rows that a filter leaves with the rest of its range. Throws ServiceError. */
export async function compare(query: CompareQuery, now: Date): Promise<CompareAnswer> {
  const app = await appNamed(query.app);
  const tz = query.tz ?? app.timeZone;
  const lists = await compareLists(app, query, tz);
  const range = await rangeOf(app, query, now);
  const { sample, selected, rest, approximate, complete } = await readSides(lists, range);
  return {
    asOf: now.toISOString(),
    of: lists.of,
    tz,
    selected,
    rest,
    approximate,
    sample: complete ? null : { selected: sample.selected, rest: sample.rest },
    ...describeDimensions(sample, { selected, rest }),
  };
}

/** The range in which a sample is taken. */
async function rangeOf(app: App, { from, to }: CompareQuery, now: Date): Promise<TimeRange> {
  const range = {
    from: from === undefined ? await beginningOf(app.id, now) : Date.parse(from),
    to: to === undefined ? now.getTime() : Date.parse(to),
  };
  if (range.to <= range.from) throw new ServiceError("invalid", "to: must be later than from");
  return range;
}

async function readSides(lists: CompareLists, range: TimeRange): Promise<Compared> {
  const { total, share, all } = await inSnapshot(async (read) => {
    const rows = await countRows(lists.all, read);
    const share = shareOf(SAMPLE_ROWS, rows);
    const all = await readSample(read, { lists, onlySelected: false, range, share });
    return { total: rows, share, all };
  });
  if (share === 1) return { sample: all, ...sidesOf(all), approximate: false, complete: true };
  const estimate = all.selected / share;
  const part = shareOf(SELECTED_ROWS, estimate);
  const again =
    all.selected >= FEW_SELECTED
      ? null
      : await inTime((read) => readSample(read, { lists, onlySelected: true, range, share: part }));
  const sample = again === null ? all : withSelected(all, again);
  const counted = part === 1 && again !== null ? again.selected : await countOf(lists);
  const selected = Math.min(total, counted ?? Math.round(again === null ? estimate : again.selected / part));
  return { sample, selected, rest: total - selected, approximate: counted === null, complete: false };
}

/** The share of `rows` that a read of at most `most` takes. */
const shareOf = (most: number, rows: number): number => Math.min(1, most / Math.max(1, rows));

const sidesOf = ({ selected, rest }: SampleCounts) => ({ selected, rest });

/** The number of selected rows, if rollups tell. */
const countOf = ({ selected }: CompareLists): Promise<number | null> =>
  selected.rollupCount === undefined ? Promise.resolve(null) : inSnapshot((read) => countRows(selected, read));

/** The rest of one sample with the selected rows of another. */
function withSelected(all: SampleCounts, again: SampleCounts): SampleCounts {
  return {
    selected: again.selected,
    rest: all.rest,
    values: [
      ...all.values.map((row) => ({ ...row, selected: 0 })),
      ...again.values.map((row) => ({ ...row, rest: 0 })),
    ],
  };
}

/** Reads without compiling the query, which would take longer than to run it. */
function inSnapshot<T>(work: (read: Read) => Promise<T>, limitMs = MAX_MS): Promise<T> {
  return repeatableRead(
    async (read, tx) => {
      await tx.$executeRaw`
        SELECT set_config('jit', 'off', true), set_config('statement_timeout', ${String(limitMs)}, true)`;
      return work(read);
    },
    { timeout: MAX_MS },
  );
}

/** The result, or null if it takes too long. */
async function inTime<T>(work: (read: Read) => Promise<T>): Promise<T | null> {
  try {
    return await inSnapshot(work, SECOND_READ_MS);
  } catch (error) {
    if (sqlState(error) !== CANCELLED) throw error;
    return null;
  }
}
