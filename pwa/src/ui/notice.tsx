// Something the reader should know before the rest. Said politely, never a cry.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface NoticeProps {
  title?: string;
  /** Spoken by a screen reader when it appears. */
  live?: boolean;
  children?: ComponentChildren;
}

export function Notice({ title, live, children }: NoticeProps) {
  return (
    <div class="notice" role={live ? 'status' : undefined}>
      {title && <h2 class="notice-title">{title}</h2>}
      {children}
    </div>
  );
}

/** What was just done, where the form for it stood: the focus goes there. */
export function Told({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="notice" tabIndex={-1} ref={box}>
      {children}
    </div>
  );
}
