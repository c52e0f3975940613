import { Prisma, db } from "../db/client";

/** The text of every row of every table, by the table's name. */
export async function textOfTables(): Promise<Map<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db().$queryRaw<
      { text: string }[]
    >`SELECT to_jsonb(t)::text AS text FROM ${Prisma.raw(name)} AS t`;
    texts.set(name, rows.map(({ text }) => text).join("\n"));
  }
  return texts;
}

/** The tables in which one of these texts stands, as it is, in hex or in base64. */
export async function tablesWith(planted: readonly string[]): Promise<string[]> {
  const forms = planted.flatMap((text) => [
    text,
    Buffer.from(text).toString("hex"),
    Buffer.from(text).toString("base64"),
  ]);
  return [...(await textOfTables())]
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([name]) => name);
}
