CREATE TABLE "rollup_fault" (
    "app_id" INTEGER NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "receipt" BOOLEAN NOT NULL,
    "error" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 1,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollup_fault_pkey" PRIMARY KEY ("app_id","minute","receipt")
);
