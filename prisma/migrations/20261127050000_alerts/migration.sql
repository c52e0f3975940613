-- CreateTable
CREATE TABLE "alert_channel" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "app_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "hourly_cap" INTEGER NOT NULL DEFAULT 30,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rule" (
    "app_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "enabled" BOOLEAN,
    "threshold" DOUBLE PRECISION,
    "for_minutes" INTEGER,
    "recover_minutes" INTEGER,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,
    "snoozed_until" TIMESTAMPTZ(3),
    "channel_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("app_id","rule")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "app_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "recovered_since" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "facts" JSONB NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_delivery" (
    "id" UUID NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "alert_id" UUID,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "sending" BOOLEAN NOT NULL DEFAULT false,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "message" JSONB NOT NULL,

    CONSTRAINT "alert_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_watch" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,

    CONSTRAINT "alert_watch_pkey" PRIMARY KEY ("app_id","user_id")
);

-- CreateTable
CREATE TABLE "tencent_alert" (
    "id" BIGSERIAL NOT NULL,
    "app_id" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "command" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "body_bytes" INTEGER NOT NULL,

    CONSTRAINT "tencent_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instance_report" (
    "instance" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "free_bytes" DOUBLE PRECISION NOT NULL,
    "total_bytes" DOUBLE PRECISION NOT NULL,
    "journal_records" INTEGER NOT NULL,
    "journal_bytes" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "instance_report_pkey" PRIMARY KEY ("instance")
);

-- CreateIndex
CREATE INDEX "alert_app_id_since_id_idx" ON "alert"("app_id", "since" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_closed_at_idx" ON "alert"("closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "alert_ongoing" ON "alert"("app_id", "rule", "subject") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "alert_delivery_channel_id_created_at_id_idx" ON "alert_delivery"("channel_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_delivery_due" ON "alert_delivery"("next_attempt_at") WHERE (state = 'pending');

-- CreateIndex
CREATE UNIQUE INDEX "alert_delivery_alert_id_channel_id_kind_key" ON "alert_delivery"("alert_id", "channel_id", "kind");

-- CreateIndex
CREATE INDEX "tencent_alert_app_id_received_at_id_idx" ON "tencent_alert"("app_id", "received_at" DESC, "id" DESC);
