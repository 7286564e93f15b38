// Something that can wait: one line, opened by those who want it.
import type { ComponentChildren } from 'preact';

export function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="fold">
      <summary>{title}</summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
