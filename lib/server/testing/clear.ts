import { db } from "../db/client";

/** Empties every table of the product; what the migrations noted stays. */
export async function clearAll(): Promise<void> {
  await db().$executeRaw`
    DO $$ DECLARE tables text; BEGIN
      SELECT string_agg(quote_ident(tablename), ', ') INTO tables FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> '_prisma_migrations';
      EXECUTE 'TRUNCATE ' || tables;
    END $$`;
}
