/** The most incidents that one request changes. */
export const BULK_LIMIT = 200;
