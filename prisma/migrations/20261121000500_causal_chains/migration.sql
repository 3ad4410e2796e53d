-- Alerts of another group that join an incident say why: their service calls, or is called by, its.
ALTER TABLE "alerts" ADD COLUMN "joined_because" TEXT;
