-- Who asked an analyst, by the name that they gave; null of those who gave none.
ALTER TABLE "analyses" ADD COLUMN "requested_by" TEXT;
