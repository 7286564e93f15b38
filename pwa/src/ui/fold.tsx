// Something that can wait: one line, opened by those who want it.
import type { ComponentChildren } from 'preact';

interface FoldProps {
  title: string;
  /** Whether it stands open at first. */
  open?: boolean;
  /** Told each time it is opened. */
  onOpen?: () => void;
  children: ComponentChildren;
}

export function Fold({ title, open, onOpen, children }: FoldProps) {
  return (
    <details class="fold" open={open} onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary>{title}</summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
