"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

type PageLinkProps = Omit<ComponentProps<typeof Link>, "prefetch">;

/**
 * A link to another page, fetched ahead once pointer or focus is on it. Fetching every link in
 * sight, as Next does unless told, is a dozen requests beside those that the page itself waits for.
 */
export function PageLink({ onMouseEnter, onFocus, ...props }: PageLinkProps) {
  const [meant, setMeant] = useState(false);
  return (
    <Link
      {...props}
      prefetch={meant ? null : false}
      onMouseEnter={(event) => {
        setMeant(true);
        onMouseEnter?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        onFocus?.(event);
      }}
    />
  );
}
