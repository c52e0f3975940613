-- The search by a part of a UserID needs trigrams; the extension is trusted, so the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app" (
    "id" SERIAL NOT NULL,
    "sdk_app_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "callback_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "path_secret" TEXT,
    "max_instances" JSONB NOT NULL DEFAULT '{}',
    "stale_after_ms" INTEGER NOT NULL DEFAULT 86400000,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "time_source" SMALLINT NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "raw_platform" TEXT,
    "client_ip" TEXT,
    "custom_status" TEXT,
    "kicked" TEXT[],
    "raw_query" TEXT NOT NULL,
    "raw_body" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("app_id","user_id","event_time","identity")
);

-- CreateTable
CREATE TABLE "event_verdict" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA NOT NULL,
    "verdict" TEXT NOT NULL,

    CONSTRAINT "event_verdict_pkey" PRIMARY KEY ("app_id","user_id","event_time","identity")
);

-- CreateTable
CREATE TABLE "event_late" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA NOT NULL,

    CONSTRAINT "event_late_pkey" PRIMARY KEY ("app_id","user_id","event_time","identity")
);

-- CreateTable
CREATE TABLE "connection" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "no" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "client_ip" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_cause" TEXT,
    "kicked_by" TEXT,
    "start_identity" BYTEA,
    "end_identity" BYTEA,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("app_id","user_id","at","no")
);

-- CreateTable
CREATE TABLE "status_change" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "no" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "presumed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "status_change_pkey" PRIMARY KEY ("app_id","user_id","at","no")
);

-- CreateTable
CREATE TABLE "presence" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,
    "platforms" TEXT[],
    "online_since" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,
    "last_end_at" TIMESTAMPTZ(3),
    "last_end_cause" TEXT,
    "custom_status" TEXT,
    "custom_status_at" TIMESTAMPTZ(3),
    "status_presumed_cleared_at" TIMESTAMPTZ(3),
    "last_received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("app_id","user_id")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("app_id","user_id","at")
);

-- CreateTable
CREATE TABLE "account" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("app_id","user_id")
);

-- CreateTable
CREATE TABLE "touched" (
    "app_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touched_pkey" PRIMARY KEY ("app_id","user_id","id")
);

-- CreateTable
CREATE TABLE "ingest_minute" (
    "app_id" INTEGER NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "lane" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "other" INTEGER NOT NULL DEFAULT 0,
    "rejected" JSONB NOT NULL DEFAULT '{}',
    "last_at" TIMESTAMPTZ(3),
    "skew_ms" INTEGER,

    CONSTRAINT "ingest_minute_pkey" PRIMARY KEY ("app_id","minute","lane")
);

-- CreateTable
CREATE TABLE "rejected" (
    "id" BIGSERIAL NOT NULL,
    "app_id" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "body_bytes" INTEGER NOT NULL,

    CONSTRAINT "rejected_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "auth_rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_sdk_app_id_key" ON "app"("sdk_app_id");

-- CreateIndex
CREATE INDEX "event_app_id_event_time_user_id_idx" ON "event"("app_id", "event_time", "user_id");

-- CreateIndex
CREATE INDEX "event_received_at_idx" ON "event" USING BRIN ("received_at");

-- CreateIndex
CREATE INDEX "event_verdict_app_id_verdict_event_time_idx" ON "event_verdict"("app_id", "verdict", "event_time");

-- CreateIndex
CREATE INDEX "connection_app_id_user_id_ended_at_idx" ON "connection"("app_id", "user_id", "ended_at");

-- CreateIndex
CREATE INDEX "connection_app_id_ended_at_idx" ON "connection"("app_id", "ended_at");

-- CreateIndex
CREATE INDEX "connection_open" ON "connection"("app_id", "platform") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "presence_app_id_online_last_event_at_user_id_idx" ON "presence"("app_id", "online", "last_event_at", "user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account" USING GIN ("user_id" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "rejected_app_id_cause_id_idx" ON "rejected"("app_id", "cause", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "auth_rate_limit_key_key" ON "auth_rate_limit"("key");

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
