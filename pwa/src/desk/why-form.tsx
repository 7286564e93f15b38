// A change that owes the citizen a reason: why, what it means, and one button.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Press } from '../api';
import { t } from '../text';
import { OrBoth, Send, TextField, useTexts } from './appointing-fields';

interface WhyProps {
  place: string;
  version: number;
  name: string;
  label: string;
  /** What comes of it, said before. */
  means: string;
  said: string;
  send: (version: number, why?: string) => Press;
  after: () => Promise<boolean>;
  done: (said: string) => void;
  cancel: () => void;
  children?: ComponentChildren;
}

export function WhyForm({ place, version, name, label, means, said, send, after, done, cancel, children }: WhyProps) {
  const [begun] = useState(version);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const texts = useTexts(place);
  const why = texts.sent('why');
  const order = (now: number) => ({ place, label, said, request: send(now, why), after });
  const then = () => {
    texts.forget();
    cancel();
    done(said);
  };
  return (
    <OrBoth place={place} mine={label} order={order} then={then} leave={cancel}>
      <div class="decide-form">
        {children}
        <TextField
          long
          texts={texts}
          name="why"
          most={500}
          field={field}
          plain={place}
          label={t('app.appointing.why', { name })}
          wrong={tried && !why ? t('app.appointing.missing.why') : undefined}
        />
        <p>{means}</p>
        <Send
          order={order(begun)}
          lacks={!why}
          refuse={() => {
            setTried(true);
            field.current?.focus();
          }}
          then={then}
          cancel={cancel}
        />
      </div>
    </OrBoth>
  );
}
