// What both sides show of a consent: the text before a yes, what happened to it,
// and what the law lets departments see.
import { useId } from 'preact/hooks';
import '../share-texts';
import './consent.scss';
import { ask } from '../api';
import { useAnswer, type Answer } from '../answer';
import type { Consent, ConsentText, FromChoice, Statute, Thing } from '../consent-views';
import { t } from '../text';
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

/** The text of a yes, fetched anew when the yes is to something else. */
export const useText = (side: string, yes: Yes): Answer<ConsentText> =>
  useAnswer((language) => ask<ConsentText>({ address: `${side}/consents/text`, content: yes }, undefined, language) as Promise<ConsentText>, JSON.stringify(yes));

interface ReadingProps {
  text: ConsentText;
  today: string;
  last: string;
  onLast: (last: string) => void;
  wrong?: string;
}

/** The whole text, and the last day, which can be another. */
export function Reading({ text, today, last, onLast, wrong }: ReadingProps) {
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
        {wrong && <span class="wrong">{wrong}</span>}
        <input id={id} type="date" min={today} max={text.longest} value={last} aria-describedby={`${id}-hint`} onInput={(event) => onLast(event.currentTarget.value)} />
      </p>
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
