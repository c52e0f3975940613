-- Days of raw callbacks.
ALTER TABLE "retention" ADD COLUMN "raw_days" INTEGER,
  ADD COLUMN "raw_from" TIMESTAMPTZ(3),
  ADD COLUMN "raw_emptied_before" TIMESTAMPTZ(3);
