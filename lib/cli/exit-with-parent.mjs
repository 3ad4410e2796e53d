// @ts-check
// Loaded with `node --import` into child processes that must not outlive the one that started them.
// A killed parent cannot say goodbye, but its end of the channel closes.

// Node hands the flag on to workers that the child forks. Their channel is not ours: without it
// being held open they would end before their work.
if (process.env.FAULTLINE_PARENT_PID === String(process.ppid)) {
  process.on("disconnect", () => process.exit(1));
  process.channel?.unref();
}
