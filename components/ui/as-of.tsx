import { Time } from "./time";

/** Of when something is that is still shown. */
export function AsOf({ unixMs }: { unixMs: number }) {
  return (
    <>
      As of <Time unixMs={unixMs} show="clock" />, <Time unixMs={unixMs} />.
    </>
  );
}
