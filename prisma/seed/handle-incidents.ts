import { z } from "zod";
import { patchJson, postJson } from "./post-json";

/** What was done with incidents of the demo that are over. */
const HANDLED = [
  {
    titled: "POST /orders",
    by: "Noa",
    note: "Every order that fails waits for the bank. bank-adapter 2.4.0 went out seconds before it began: asked its owners to take it back.",
  },
] as const;

const Incidents = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) });
const Notes = z.object({ items: z.array(z.unknown()) });

/**
 * Lets people have worked on an incident of the demo that is over, so that its page shows who and
 * what they noted. Done again, it changes nothing.
 */
export async function handleDemoIncidents(baseUrl: string): Promise<void> {
  for (const { titled, by, note } of HANDLED) {
    const query = new URLSearchParams({ status: "resolved", q: titled });
    const { items } = Incidents.parse(await getJson(baseUrl, `/api/incidents?${query}`));
    const id = items[0]?.id;
    if (id === undefined) continue;
    await patchJson(baseUrl, `/api/incidents/${id}`, { assignee: by, by });
    const notes = Notes.parse(await getJson(baseUrl, `/api/incidents/${id}/notes`));
    if (notes.items.length > 0) continue;
    await postJson(baseUrl, `/api/incidents/${id}/notes`, { author: by, text: note });
  }
}

async function getJson(baseUrl: string, path: string): Promise<unknown> {
  const response = await fetch(new URL(path, baseUrl));
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return response.json();
}
