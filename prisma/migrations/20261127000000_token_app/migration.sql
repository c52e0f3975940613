-- The app that a script means if its request names none.
ALTER TABLE "api_token" ADD COLUMN "app" TEXT;
