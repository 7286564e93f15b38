// A big field for own words. Nothing is cut off or put right; what is too long
// is said, and the reader shortens it.
import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import './goals.scss';
import { drafts, write, type Order } from '../press';
import { t } from '../text';
import { PressButton, PressNote } from './press';

/** As the server counts: characters, not halves of them. */
export const most = 300;
export const overBy = (text: string, limit = most): number => Math.max(0, [...text.trim()].length - limit);

interface WordsProps {
  place: string;
  label: string;
  hint?: string;
  /** What stands in the field before anything is typed. */
  begin?: string;
  order: (text: string) => Omit<Order, 'place'>;
  then?: () => void;
  cancel?: () => void;
  /** The reader asked for the field, so the finger need not find it. */
  focus?: boolean;
  /** How many characters there is room for. */
  limit?: number;
  /** Nothing may be saved too: then nothing stands there. */
  blank?: boolean;
  /** What stands under the text while it is written. */
  under?: (text: string) => ComponentChildren;
}

export function WordsField({ place, label, hint, begin = '', order, then, cancel, focus, limit = most, blank, under }: WordsProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement | null>(null);
  const [tried, setTried] = useState(false);
  const text = drafts.value[place] ?? begin;
  const over = overBy(text, limit);
  const empty = !blank && text.trim() === '';
  const wrong = over > 0 ? t('app.want.long', { count: over }) : tried && empty ? t('app.want.empty') : undefined;
  const refuse = () => {
    setTried(true);
    field.current?.focus();
  };
  const take = (element: HTMLTextAreaElement | null) => {
    if (focus && element && !field.current) element.focus();
    field.current = element;
  };
  const { label: save } = order(text);
  return (
    <div class="words">
      <p class="field">
        <label for={id}>{label}</label>
        {hint && (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
        {wrong && (
          <span class="wrong" id={`${id}-wrong`}>
            {wrong}
          </span>
        )}
        <textarea
          id={id}
          ref={take}
          rows={3}
          lang="da"
          autocapitalize="sentences"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={[hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined}
          value={text}
          onInput={(event) => write(place, event.currentTarget.value)}
        />
      </p>
      {under?.(text)}
      <p class="buttons">
        {empty || over > 0 ? (
          <button type="button" class="button button-primary" onClick={refuse}>
            {save}
          </button>
        ) : (
          <PressButton
            kind="primary"
            then={() => {
              setTried(false);
              then?.();
            }}
            order={{ ...order(text.trim()), place }}
          />
        )}
        {cancel && (
          <button type="button" class="link" onClick={cancel}>
            {t('app.cancel')}
          </button>
        )}
      </p>
      <PressNote place={place} />
    </div>
  );
}
