-- A known text, sealed with the key of the installation.
CREATE TABLE "encryption_check" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "encryption_check_pkey" PRIMARY KEY ("id")
);

-- The addresses of channels will be sealed: what tells two receivers apart becomes a column.
ALTER TABLE "alert_channel" ADD COLUMN "receiver" BYTEA;
UPDATE "alert_channel" SET "receiver" = sha256(convert_to(
  coalesce("settings"->>'url', concat_ws(' ', "settings"->>'host', "settings"->>'from')), 'UTF8'));
ALTER TABLE "alert_channel" ALTER COLUMN "receiver" SET NOT NULL;

-- SQL has no key. The next start seals what is stored in the clear.
INSERT INTO "upgrade" ("name")
SELECT 'seal_secrets' WHERE EXISTS (SELECT FROM "app") OR EXISTS (SELECT FROM "alert_channel");
