CREATE TABLE "alert_pace" (
    "receiver" BYTEA NOT NULL,
    "sent" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_pace_pkey" PRIMARY KEY ("receiver")
);
