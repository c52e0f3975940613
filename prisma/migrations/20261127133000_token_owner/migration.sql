-- AlterTable
ALTER TABLE "api_token" ADD COLUMN "owner_id" TEXT,
ADD COLUMN "expires_at" TIMESTAMPTZ(3),
ADD COLUMN "rotated_at" TIMESTAMPTZ(3),
ADD COLUMN "old_hash" TEXT,
ADD COLUMN "old_until" TIMESTAMPTZ(3),
ADD COLUMN "last_address" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "api_token_old_hash_key" ON "api_token"("old_hash");

-- CreateIndex
CREATE INDEX "api_token_owner_id_idx" ON "api_token"("owner_id");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
