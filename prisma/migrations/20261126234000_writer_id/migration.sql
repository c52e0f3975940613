-- Renames a column to its standard name. Only the catalogs change.
ALTER TABLE "ingest_minute" RENAME COLUMN "lane" TO "writer_id";
