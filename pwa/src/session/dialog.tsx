// A question that stands over the page until it is answered. The page under it stays
// as it is, with all that was chosen and typed in it.
import { render, type ComponentChild, type ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './session.scss';

interface DialogProps {
  title: string;
  /** What Escape means: never something that cannot be taken back. */
  escape: () => void;
  children: ComponentChildren;
}

export function Dialog({ title, escape, children }: DialogProps) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    box.current?.showModal();
    return () => from?.focus?.({ preventScroll: true });
  }, []);
  return (
    <dialog
      class="session-dialog"
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        escape();
      }}
    >
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** Draws beside the app, so that nothing of the page is drawn anew for it. */
export function beside(what: ComponentChild): void {
  const place = document.createElement('div');
  document.body.append(place);
  render(what, place);
}
