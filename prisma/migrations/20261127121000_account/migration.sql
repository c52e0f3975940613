-- AlterTable
ALTER TABLE "auth_user" ADD COLUMN "locale" TEXT;

-- AlterTable
ALTER TABLE "auth_session" ADD COLUMN "last_active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
