// What a press shows where it was pressed: that it is on its way, that it was
// not sent and can be sent again. And the small field for a few own words.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { drafts, press, pressed, retry, write, type Order } from '../press';
import { t } from '../text';

interface PressProps {
  order: Order;
  kind?: 'primary' | 'secondary' | 'quiet';
  /** Where the focus goes when it is done and the button may be gone. */
  then?: () => void;
  children?: ComponentChildren;
}

export function PressButton({ order, kind = 'secondary', then, children }: PressProps) {
  const busy = pressed.value[order.place]?.state === 'sending';
  const go = async () => {
    if (await press(order)) then?.();
  };
  return (
    <button type="button" class={looks[kind]} aria-disabled={busy} onClick={() => void go()}>
      {children ?? order.label}
    </button>
  );
}

const looks = { primary: 'button button-primary', secondary: 'button button-secondary', quiet: 'link' };

/** Stands under the buttons, and says what became of the press. */
export function PressNote({ place, then }: { place: string; then?: () => void }) {
  const now = pressed.value[place];
  const again = async () => {
    if (await retry(place)) then?.();
  };
  return (
    <>
      {now?.state === 'sending' && <p class="soft">{now.text}</p>}
      <div class="press-note" role="alert">
        {now?.state === 'failed' && (
          <>
            <p>{now.text}</p>
            <button type="button" class="link" onClick={() => void again()}>
              {t('app.error.again')}
            </button>
          </>
        )}
      </div>
    </>
  );
}

/** What is done although the plan that shows it has not come yet. */
export const doneText = (place: string): string | undefined => {
  const now = pressed.value[place];
  return now?.state === 'done' ? now.text : undefined;
};

export interface NoteFieldProps {
  place: string;
  label: string;
  /** Why the field cannot stand as it is. */
  wrong?: string;
  /** So that a wrong field can be gone to. */
  field?: { current: HTMLTextAreaElement | null };
}

/** A few own words; kept until they are sent. */
export function NoteField({ place, label, wrong, field }: NoteFieldProps) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {wrong && (
        <span class="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={500}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        value={drafts.value[place] ?? ''}
        onInput={(event) => write(place, event.currentTarget.value)}
      />
    </p>
  );
}

export const noteOf = (place: string): string | undefined => drafts.value[place]?.trim() || undefined;
