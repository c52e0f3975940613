-- CreateTable
CREATE TABLE "raw_template" (
    "app_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "raw_template_pkey" PRIMARY KEY ("app_id","id")
);

-- CreateTable
CREATE TABLE "upgrade" (
    "name" TEXT NOT NULL,
    "position" JSONB,
    "rows" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "upgrade_pkey" PRIMARY KEY ("name")
);

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "raw_rest" TEXT,
ADD COLUMN     "raw_template" INTEGER,
ALTER COLUMN "raw_query" DROP NOT NULL,
ALTER COLUMN "raw_body" DROP NOT NULL;

-- The writer packs the callbacks that are stored already (lib/server/raw/upgrade-loop.ts).
INSERT INTO "upgrade" ("name") SELECT 'raw_callbacks' WHERE EXISTS (SELECT FROM "event");
