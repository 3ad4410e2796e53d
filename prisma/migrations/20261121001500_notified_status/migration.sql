-- The status of an incident that was last told to the outgoing webhook; those before it are told.
ALTER TABLE "incidents" ADD COLUMN "notified_status" TEXT;
UPDATE "incidents" SET "notified_status" = "status";
