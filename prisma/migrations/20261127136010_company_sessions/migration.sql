-- CreateTable
CREATE TABLE "company_session" (
    "session_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "id_token" TEXT NOT NULL,

    CONSTRAINT "company_session_pkey" PRIMARY KEY ("session_id")
);

-- AddForeignKey
ALTER TABLE "company_session" ADD CONSTRAINT "company_session_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "auth_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
