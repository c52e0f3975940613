import { Prisma, projectorDb } from "../db/client";
import { mapTexts, SEALED_COLUMNS, type SealedColumn } from "./columns";
import { keyIdOf, type Place } from "./seal";

const BATCH = 200;

/** How many sealed texts there are of each key, by the key's id; "" for those that are not sealed. */
export async function countByKey(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const column of SEALED_COLUMNS)
    for await (const { row, value } of sealedRows(column))
      mapTexts(column, row, value, (text) => {
        const id = keyIdOf(text) ?? "";
        counts.set(id, (counts.get(id) ?? 0) + 1);
        return text;
      });
  return counts;
}

/** Every row of a column that has a value, read in batches. A row may be changed or deleted meanwhile. */
export async function* sealedRows(column: SealedColumn): AsyncGenerator<Row> {
  for (let after: string | null = ""; after !== null;) {
    const rows: Row[] = await readRows(projectorDb(), column, after, Prisma.empty);
    yield* rows;
    after = rows.at(-1)?.row ?? null;
  }
}

/**
 * Changes every text of the sealed columns, some rows in a transaction. What is done stays done if it is interrupted.
 * `change` returns a text that shall stay as it is. Returns how many changed. Throws what `change` and the database
 * throw.
 */
export async function changeSealed(change: (text: string, place: Place) => string): Promise<number> {
  let changed = 0;
  for (const column of SEALED_COLUMNS) {
    for (let after: string | null = ""; after !== null;) {
      const from: string = after;
      const step = await projectorDb().$transaction((tx) => changeRows(tx, column, from, change));
      changed += step.changed;
      after = step.last;
    }
  }
  return changed;
}

/** A row by what names it, and the value of the column as JSON. */
interface Row {
  row: string;
  value: unknown;
}
type Database = Pick<ReturnType<typeof projectorDb>, "$queryRaw" | "$executeRaw">;

async function changeRows(tx: Database, column: SealedColumn, after: string, change: Parameters<typeof mapTexts>[3]) {
  const rows = await readRows(tx, column, after, Prisma.sql`FOR UPDATE`);
  let changed = 0;
  for (const { row, value } of rows) {
    let texts = 0;
    const next = mapTexts(column, row, value, (text, place) => {
      const other = change(text, place);
      if (other !== text) texts++;
      return other;
    });
    if (texts > 0) await writeRow(tx, column, row, next);
    changed += texts;
  }
  return { changed, last: rows.at(-1)?.row ?? null };
}

const readRows = (tx: Database, { table, column, row }: SealedColumn, after: string, lock: Prisma.Sql) =>
  tx.$queryRaw<Row[]>`
    SELECT ${Prisma.raw(row)}::text AS row, to_jsonb(${Prisma.raw(column)}) AS value FROM ${Prisma.raw(table)}
    WHERE ${Prisma.raw(row)}::text COLLATE "C" > ${after} AND ${Prisma.raw(column)} IS NOT NULL
    ORDER BY ${Prisma.raw(row)}::text COLLATE "C" LIMIT ${BATCH} ${lock}`;

export function writeRow(
  tx: Pick<Database, "$executeRaw">,
  { table, column, row, form }: SealedColumn,
  of: string,
  value: unknown,
) {
  const json = JSON.stringify(value);
  const typed =
    form === "text"
      ? Prisma.sql`${json}::jsonb #>> '{}'`
      : form === "list"
        ? Prisma.sql`ARRAY(SELECT jsonb_array_elements_text(${json}::jsonb))`
        : Prisma.sql`${json}::jsonb`;
  return tx.$executeRaw`
    UPDATE ${Prisma.raw(table)} SET ${Prisma.raw(column)} = ${typed} WHERE ${Prisma.raw(row)}::text = ${of}`;
}
