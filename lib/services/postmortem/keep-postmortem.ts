import { appendPostmortem, type NewPostmortem } from "@/lib/store/postmortem-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";

/** Keeps a version or a step of one. @throws `conflict` when its base is not the latest */
export function keepPostmortem(
  ctx: Pick<ServiceContext, "db" | "scope">,
  postmortem: NewPostmortem,
) {
  return withEntityTransaction(ctx.db, (store) => appendPostmortem(store, ctx.scope, postmortem));
}
