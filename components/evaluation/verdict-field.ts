/** On the form of a verdict. */
export const VERDICT_FORM = "data-verdict-form";

const TRIES = 120;

/** Puts the cursor into the first field of the form, once it is drawn: its tab may still be on its way. */
export function focusVerdictForm(tries = TRIES): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>(`[${VERDICT_FORM}] :is(input, textarea)`);
    if (first !== null) first.focus();
    else if (tries > 0) focusVerdictForm(tries - 1);
  });
}
