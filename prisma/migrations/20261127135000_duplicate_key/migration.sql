-- The key of what belongs to a user starts with app and user, by which it could be distributed.
ALTER TABLE "duplicate" DROP CONSTRAINT "duplicate_pkey",
    ADD CONSTRAINT "duplicate_pkey" PRIMARY KEY ("app_id", "user_id", "id");
