// What both sides show of a consent: the text before a yes, what happened to it,
// and what the law lets departments see.
import { useEffect, useId, useState } from 'preact/hooks';
import '../share-texts';
import './consent.scss';
import { ask, Refused, type Failure } from '../api';
import type { Consent, ConsentText, FromChoice, Statute, Thing } from '../consent-views';
import { loggedOut } from '../live';
import { language, t } from '../text';
import { Fold } from './fold';

/** What is said yes to. */
export interface Yes {
  consent?: string;
  to?: string;
  from?: string;
  category?: string;
  item?: string;
  purpose?: string;
  last?: string;
  on?: string;
}

export interface TextOf {
  text?: ConsentText;
  /** The text is of this very yes, and can be said yes to. */
  ready: boolean;
  wrong?: string;
  again: () => void;
}

/** The text of a yes, fetched anew when the yes is to something else; an answer to an earlier question is dropped. */
export function useText(side: string, yes: Yes): TextOf {
  const of = JSON.stringify(yes);
  const [got, setGot] = useState<{ of: string; text?: ConsentText; wrong?: string }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let over = false;
    ask<ConsentText>({ address: `${side}/consents/text`, content: yes }, undefined, language.peek()).then(
      (text) => over || setGot({ of, text }),
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        if (error.failure.kind === 'login') loggedOut();
        else if (!over) setGot((before) => ({ of, text: before?.text, wrong: wrongOf(error.failure) }));
      },
    );
    return () => {
      over = true;
    };
  }, [side, of, language.value, tries]);
  return { text: got?.text, ready: got?.of === of && !got.wrong, wrong: got?.wrong, again: () => setTries(tries + 1) };
}

const wrongOf = (failure: Failure): string => (failure.kind === 'problem' && failure.problem.detail) || t(failure.kind === 'offline' ? 'app.offline.text' : 'app.error.text');

/** What is wrong with the text, and the way to ask once more. */
export const Wrong = ({ wrong, again }: { wrong: string; again: () => void }) => (
  <p class="wrong" role="alert">
    {wrong}{' '}
    <button type="button" class="link" onClick={again}>
      {t('app.error.again')}
    </button>
  </p>
);

interface ReadingProps {
  text: ConsentText;
  today: string;
  last: string;
  onLast: (last: string) => void;
  wrong?: string;
  again: () => void;
}

/** The whole text, and the last day, which can be another. */
export function Reading({ text, today, last, onLast, wrong, again }: ReadingProps) {
  const id = useId();
  return (
    <>
      <div class="consent-text">
        {text.text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p class="field">
        <label for={id}>{t('app.share.last')}</label>
        <span class="hint" id={`${id}-hint`}>
          {text.limit}
        </span>
        <input id={id} type="date" min={today} max={text.longest} value={last} aria-describedby={`${id}-hint`} onInput={(event) => onLast(event.currentTarget.value)} />
      </p>
      {wrong && <Wrong wrong={wrong} again={again} />}
    </>
  );
}

export interface OneOf {
  key: string;
  text: string;
}

interface PickProps {
  legend: string;
  of: OneOf[];
  chosen?: string;
  onPick: (key: string) => void;
}

/** One of a few, each as big as a thumb. */
export function Pick({ legend, of, chosen, onPick }: PickProps) {
  const id = useId();
  return (
    <fieldset class="one-of">
      <legend>{legend}</legend>
      {of.map(({ key, text }) => (
        <label key={key}>
          <input type="radio" name={id} checked={key === chosen} onChange={() => onPick(key)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** All of a category, or one thing of it; the one thing first, since less is enough most times. */
export const ofThings = (things: Thing[]): OneOf[] => [...things.map(({ id, text }) => ({ key: id, text })), { key: '', text: t('app.share.all') }];

export const categoryOf = (from: FromChoice[], of?: string, key?: string) => from.find((one) => one.from.id === of)?.categories.find((one) => one.key === key);

export function Happened({ consent: { history } }: { consent: Consent }) {
  return (
    <Fold title={t('app.share.history')}>
      <ul class="points">
        {history.map(({ text, note }, i) => (
          <li key={i}>
            {text} {note && <q lang="da">{note}</q>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

export const About = ({ consent: { thing, purpose, forWhat, to } }: { consent: Consent }) => (
  <>
    {thing && <p>{t('app.share.only', { thing })}</p>}
    <p class="soft">{t('app.share.for', { purpose: purpose.text })}</p>
    {forWhat && (
      <p>
        {to.title}: <q lang="da">{forWhat}</q>
      </p>
    )}
  </>
);

export const Statutes = ({ statutes }: { statutes: Statute[] }) => (
  <ul class="card rows">
    {statutes.map(({ text, because, law }) => (
      <li class="soon" key={text + law}>
        <p>
          <strong>{text}</strong>
        </p>
        <p>{because}</p>
        <p class="soft small">{law}</p>
      </li>
    ))}
  </ul>
);
