-- When the person of a session last proved again who they are.
ALTER TABLE "auth_session" ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);
