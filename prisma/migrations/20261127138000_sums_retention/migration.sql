-- Days of sums, and from when on they are kept.
ALTER TABLE "retention" ADD COLUMN "sums_days" INTEGER, ADD COLUMN "sums_from" TIMESTAMPTZ(3);
