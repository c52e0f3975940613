-- A password that was stored twice at the same moment has two rows. The newer one is used.
DELETE FROM "auth_account" a USING "auth_account" b
WHERE a."provider_id" = b."provider_id" AND a."account_id" = b."account_id"
  AND (a."created_at", a."id") < (b."created_at", b."id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_account_provider_id_account_id_key" ON "auth_account"("provider_id", "account_id");

-- CreateTable
CREATE TABLE "company_sign_in" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "settings" JSONB NOT NULL,
    "client_secret" TEXT NOT NULL,

    CONSTRAINT "company_sign_in_pkey" PRIMARY KEY ("id")
);
