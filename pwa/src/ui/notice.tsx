// Something the reader should know before the rest. Said politely, never a cry.
import type { ComponentChildren } from 'preact';

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
