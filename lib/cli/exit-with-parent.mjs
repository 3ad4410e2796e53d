// @ts-check
// Loaded with `node --import` into child processes that must not outlive the one that started them.
// A killed parent cannot say goodbye, but its end of the channel closes.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
