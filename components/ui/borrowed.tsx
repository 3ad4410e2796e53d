import { type Ref, useLayoutEffect } from "react";

interface BorrowedProps {
  element: HTMLElement;
  ref?: Ref<HTMLElement>;
}

/** In the place of a library's trigger: gives it an element that was drawn before the library came. */
export function Borrowed({ element, ref }: BorrowedProps) {
  useLayoutEffect(() => {
    give(ref, element);
    return () => give(ref, null);
  }, [element, ref]);
  return null;
}

function give(ref: Ref<HTMLElement> | undefined, element: HTMLElement | null): void {
  if (typeof ref === "function") ref(element);
  else if (ref) ref.current = element;
}
