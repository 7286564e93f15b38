// One text of two voices: the words that stand and a way to change them. When
// they got other words somewhere else meanwhile, both stand here. For the
// citizen and for the desk.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Press } from '../api';
import { drafts, drop, forgetDraft, press, pressed, restOn } from '../press';
import { t } from '../text';
import type { Voice } from '../views';
import { BothTexts } from './both-texts';
import { WordsField } from './words-field';

interface PartFieldProps {
  place: string;
  voice: Voice;
  label: string;
  /** What stands where no words are. */
  none?: string;
  own: boolean;
  /** What stands under the text while it is written. */
  under?: (text: string) => ComponentChildren;
  send: (text: string, version: number) => Press;
  after: () => Promise<boolean>;
}

/** As the server: characters of one text. */
const limit = 1000;

export function PartField({ place, voice, label, none, own, under, send, after }: PartFieldProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const begun = useRef(0);
  const now = pressed.value[place];
  const order = (text: string, version = begun.current) => ({ label: t('app.assess.save'), said: t('app.assess.saved'), request: send(text, version), after });
  const begin = () => {
    begun.current = restOn(place, voice.version);
    setOpen(true);
  };
  const close = () => {
    drop(place);
    forgetDraft(place);
    setOpen(false);
    setTimeout(() => button.current?.focus());
  };
  const clash = now?.state === 'failed' ? now.clash : undefined;
  if (clash) {
    const mine = drafts.value[place]?.trim() ?? voice.text;
    const keep = async () => {
      if (await press({ ...order(mine, clash.version), place })) close();
    };
    return <BothTexts question={t('app.assess.clash')} mine={mine} theirs={clash.theirs} keep={() => void keep()} leave={close} />;
  }
  if (open) return <WordsField focus blank limit={limit} under={under} place={place} label={label} begin={voice.text} order={order} then={close} cancel={close} />;
  return (
    <>
      {voice.text ? (
        <p class={own ? 'own part-words' : 'part-words'} lang="da">
          {own ? <q>{voice.text}</q> : voice.text}
        </p>
      ) : (
        none && <p class="soft">{none}</p>
      )}
      <p class="buttons">
        <button type="button" class="button button-secondary" ref={button} aria-label={`${t(voice.text ? 'app.assess.edit' : 'app.assess.write')}: ${label}`} onClick={begin}>
          {t(voice.text ? 'app.assess.edit' : 'app.assess.write')}
        </button>
      </p>
    </>
  );
}
