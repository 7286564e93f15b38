// Something that can wait: one line, opened by those who want it.
import type { ComponentChildren } from 'preact';

interface FoldProps {
  title: string;
  /** Whether it stands open at first. */
  open?: boolean;
  children: ComponentChildren;
}

export function Fold({ title, open, children }: FoldProps) {
  return (
    <details class="fold" open={open}>
      <summary>{title}</summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
