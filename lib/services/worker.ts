/** Starts the background work of this process. Called once, when the server starts. */
export async function startWorker(): Promise<void> {}
