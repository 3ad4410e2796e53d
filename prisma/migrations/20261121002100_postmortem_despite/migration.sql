-- Who publishes a postmortem although a sentence of it is contradicted says so, and it is kept.

ALTER TABLE "postmortems" ADD COLUMN "despite" TEXT[] DEFAULT ARRAY[]::TEXT[];
