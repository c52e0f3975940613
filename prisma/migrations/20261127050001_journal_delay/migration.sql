-- AlterTable
ALTER TABLE "instance_report" ADD COLUMN     "journal_delay_ms" DOUBLE PRECISION NOT NULL DEFAULT 0;
