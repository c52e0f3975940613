-- DropIndex
DROP INDEX "connection_app_id_ended_at_platform_end_cause_kicked_by_sta_idx";

-- DropIndex
DROP INDEX "connection_app_id_user_id_ended_at_idx";

-- CreateIndex
CREATE INDEX "connection_app_id_user_id_ended_at_end_cause_idx" ON "connection"("app_id", "user_id", "ended_at", "end_cause");

-- CreateIndex
CREATE INDEX "connection_ended" ON "connection"("app_id", "ended_at", "platform", "end_cause", "kicked_by", "started_at", "user_id");
