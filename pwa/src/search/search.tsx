// Finds a citizen by CPR number. Who searched can say afterwards: »I have found the
// one I work with, or I know that I cannot see anybody by that number, and that my
// search is written down.« What was typed and found leaves with the page.
import { useId, useState } from 'preact/hooks';
import words from '../../../i18n/da.json?search';
import { came } from '../answer';
import { ask } from '../api';
import { language, learn, t } from '../text';
import { Fold } from '../ui/fold';
import type { Problem } from '../views';

learn(words);

interface Found {
  citizens: { id: string; name: string }[];
}

/** What went wrong; with the number that the municipality can find it by, when it is theirs to mend. */
const said = ({ detail, status, requestId }: Problem) => (detail || t('app.error.text')) + (status >= 500 && requestId ? ` ${t('app.error.request', { id: requestId })}` : '');

/** to is where a citizen's page stands for who searches. */
export function Search({ to }: { to: string }) {
  const id = useId();
  const [cpr, setCPR] = useState('');
  const [found, setFound] = useState<Found>();
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const find = async () => {
    setAsking(true);
    setWrong(undefined);
    setFound(undefined);
    await came(
      async () => setFound(await ask<Found>({ address: '/api/desk/search', content: { cpr } }, undefined, language.value)),
      (why) => why && setWrong(why.kind === 'problem' ? said(why.problem) : t('app.search.offline')),
    ).finally(() => setAsking(false));
  };
  return (
    <Fold title={t('app.search.title')}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!asking && cpr.trim()) void find();
        }}
      >
        <p>{t('app.search.whom')}</p>
        <p>{t('app.search.logged')}</p>
        <p class="field">
          <label for={id}>{t('app.search.cpr')}</label>
          <input id={id} value={cpr} autocomplete="off" spellcheck={false} maxLength={11} aria-describedby={`${id}-form`} onInput={(event) => setCPR(event.currentTarget.value)} />
          <span class="soft small" id={`${id}-form`}>
            {t('app.search.form')}
          </span>
        </p>
        <p class="buttons">
          <button type="submit" class="button button-primary" aria-disabled={asking || !cpr.trim()}>
            {t('app.search.find')}
          </button>
        </p>
      </form>
      <div role="status">
        {asking && <p class="soft">{t('app.search.finding')}</p>}
        {found?.citizens.map((one) => (
          <p key={one.id}>
            <a class="onward" href={to + encodeURIComponent(one.id)}>
              {t('app.search.open', { name: one.name })}
            </a>
          </p>
        ))}
        {found?.citizens.length === 0 && <p>{t('app.search.nobody')}</p>}
      </div>
      <div role="alert">{wrong && <p class="wrong">{wrong}</p>}</div>
    </Fold>
  );
}
