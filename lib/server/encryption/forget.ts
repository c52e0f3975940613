import { recordEvent } from "../audit/record-event";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { renewSigning, signingKeyId } from "../secrets";
import { mapTexts, SEALED_COLUMNS, type SealedColumn } from "./columns";
import { keyring } from "./keyring";
import { missingKeys } from "./open-secrets";
import { keyIdOf } from "./seal";
import { sealedRows, writeRow } from "./stored";

/** Rows of a column with texts that nobody can open any more. */
export interface LostColumn {
  column: SealedColumn;
  /** What names each row. */
  rows: string[];
}

export interface LostSecrets {
  /** The ids of the keys that are missing. */
  keys: string[];
  columns: LostColumn[];
  /** Whether what signs sessions is lost too. */
  signing: boolean;
}

/** What is sealed with keys that this instance does not have. */
export async function lostSecrets(): Promise<LostSecrets> {
  const columns: LostColumn[] = [];
  for (const column of SEALED_COLUMNS) {
    const rows: string[] = [];
    for await (const { row, value } of sealedRows(column)) if (lostIn(column, row, value)) rows.push(row);
    if (rows.length > 0) columns.push({ column, rows });
  }
  const signing = signingKeyId();
  return { keys: await missingKeys(), columns, signing: signing !== null && isMissing(signing) };
}

/**
 * Gives up every secret whose key is missing, so that the product starts without it. `said` is what the audit says of
 * it. Throws what the database throws.
 */
export async function forgetLost({ keys, columns, signing }: LostSecrets, said: readonly string[]): Promise<void> {
  await projectorDb().$transaction(async (tx) => {
    for (const { column } of columns) await forgetIn(tx, column);
    // As for a channel that somebody deletes.
    await tx.$executeRaw`
      DELETE FROM alert_delivery AS d WHERE NOT EXISTS (SELECT FROM alert_channel AS c WHERE c.id = d.channel_id)`;
  });
  if (signing) renewSigning();
  const actor = { kind: "script", id: null, name: "npm run secrets" } as const;
  recordEvent("change", { actor, endpoint: "forget", headers: null, detail: { lost: said, sealedWith: keys } });
}

async function forgetIn(tx: Tx, column: SealedColumn): Promise<void> {
  const { table, row: name, lost } = column;
  for await (const { row, value } of sealedRows(column)) {
    if (!lostIn(column, row, value)) continue;
    if (lost === "row") await tx.$executeRaw`DELETE FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(name)}::text = ${row}`;
    else await writeRow(tx, column, row, Array.isArray(value) ? value.filter((text) => !isLost(text)) : null);
  }
}

function lostIn(column: SealedColumn, row: string, value: unknown): boolean {
  let lost = false;
  mapTexts(column, row, value, (text) => {
    lost ||= isLost(text);
    return text;
  });
  return lost;
}

const isLost = (text: unknown): boolean => {
  const id = typeof text === "string" ? keyIdOf(text) : null;
  return id !== null && isMissing(id);
};

const isMissing = (id: string) => keyring().find(id) === null;
