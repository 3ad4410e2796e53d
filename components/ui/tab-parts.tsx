"use client";

import { type ComponentProps, createContext, type KeyboardEvent, useContext, useId } from "react";

interface OpenTab {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly baseId: string;
}

const Open = createContext<OpenTab>({ value: "", onChange: () => {}, baseId: "" });

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

interface RootProps extends ComponentProps<"div"> {
  value: string;
  onValueChange: (value: string) => void;
}

/** Tabs as the ARIA patterns have them: one stop of the Tab key, arrows open the next. */
export function Root({ value, onValueChange, ...rest }: RootProps) {
  const baseId = useId();
  return (
    <Open value={{ value, onChange: onValueChange, baseId }}>
      <div {...rest} />
    </Open>
  );
}

export function List(props: ComponentProps<"div">) {
  return <div role="tablist" aria-orientation="horizontal" onKeyDown={moveFocus} {...props} />;
}

/** With a modifier an arrow is the browser's own key: Alt and left is back. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex((tab) => tab.matches(":focus"));
  if (at < 0) return;
  event.preventDefault();
  tabs[step(at, tabs.length)]?.focus();
}

/** Opened by focus too, as what is behind it costs nothing to look at. */
export function Trigger({ value, onFocus, ...rest }: ComponentProps<"button"> & { value: string }) {
  const open = useContext(Open);
  const isOpen = value === open.value;
  return (
    <button
      type="button"
      role="tab"
      id={`${open.baseId}-tab-${value}`}
      aria-selected={isOpen}
      aria-controls={`${open.baseId}-panel-${value}`}
      data-state={isOpen ? "active" : "inactive"}
      tabIndex={isOpen ? 0 : -1}
      onMouseDown={(event) => {
        if (event.button === 0 && !event.ctrlKey) event.currentTarget.focus();
        else event.preventDefault();
      }}
      onClick={() => open.onChange(value)}
      onFocus={(event) => {
        onFocus?.(event);
        if (!isOpen) open.onChange(value);
      }}
      {...rest}
    />
  );
}

export function Content({ value, children, ...rest }: ComponentProps<"div"> & { value: string }) {
  const open = useContext(Open);
  const isOpen = value === open.value;
  return (
    <div
      role="tabpanel"
      id={`${open.baseId}-panel-${value}`}
      aria-labelledby={`${open.baseId}-tab-${value}`}
      data-state={isOpen ? "active" : "inactive"}
      hidden={!isOpen}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well
      tabIndex={0}
      {...rest}
    >
      {isOpen ? children : null}
    </div>
  );
}
