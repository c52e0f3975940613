-- AlterTable
ALTER TABLE "auth_user" ADD COLUMN "deactivated_at" TIMESTAMPTZ(3),
ADD COLUMN "last_sign_in_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "role_grant" (
    "user_id" TEXT NOT NULL,
    "app_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("user_id","app_id","role")
);

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever could sign in could do everything.
INSERT INTO "role_grant" ("user_id", "app_id", "role")
SELECT u."id", 0, r."role" FROM "auth_user" AS u CROSS JOIN (VALUES ('administrator'), ('operator')) AS r("role");

-- AlterTable
ALTER TABLE "api_token" ADD COLUMN "role" TEXT,
ADD COLUMN "app_ids" INTEGER[];

-- A token could read everything of every app, and add markers.
UPDATE "api_token" SET "role" = 'operator', "app_ids" = ARRAY[0];

ALTER TABLE "api_token" ALTER COLUMN "role" SET NOT NULL;
