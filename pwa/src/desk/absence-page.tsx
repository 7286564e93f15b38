// When the borgerkonsulent is away. The citizens see who is there instead before
// they write, and the substitute sees the citizens on those days.
import { useEffect, useId, useState } from 'preact/hooks';
import * as api from '../api';
import { loggedOut, me } from '../live';
import { changed } from '../news';
import { language, t } from '../text';
import type { Absences } from '../thread-views';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';

const address = '/api/desk/absence';

export function AbsencePage() {
  const [view, setView] = useState<Absences>();
  const [failure, setFailure] = useState<api.Failure>();
  const [wrong, setWrong] = useState<string>();
  const trying = async (work: () => Promise<unknown>, fail: (failure: api.Failure) => void) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      if (error.failure.kind === 'login') loggedOut();
      else fail(error.failure);
    }
  };
  const load = () => trying(async () => setView(await api.read<Absences>(address, language.peek())), setFailure);
  useEffect(() => void load(), [language.value, changed.value]);
  const change = (request: api.Press) =>
    trying(
      async () => {
        setWrong(undefined);
        await api.ask(request, undefined, language.peek());
        await load();
      },
      (why) => setWrong(why.kind === 'problem' ? why.problem.detail : t('app.absence.offline')),
    );
  if (!view) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait text={t('app.message.loading')} />;
  return (
    <Page title={t('app.absence.title')} lead={t('app.absence.lead')} back={{ to: '/borgere', text: t('app.desk.title') }}>
      {view.absences.length > 0 && (
        <ul class="card rows">
          {view.absences.map(({ from, text, now }) => (
            <li class="soon" key={from}>
              {now && <span class="chip chip-must">{t('app.absence.now')}</span>}
              <p>{text}</p>
              <button type="button" class="link" onClick={() => void change({ address: `${address}/${from}`, content: {}, method: 'DELETE' })}>
                {t('app.absence.end')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('app.absence.add')}>
        {view.staff.length === 0 ? <p class="card quiet">{t('app.absence.nobody')}</p> : <Form view={view} save={change} wrong={wrong} />}
      </Section>
    </Page>
  );
}

function Form({ view, save, wrong }: { view: Absences; save: (request: api.Press) => Promise<void>; wrong?: string }) {
  const id = useId();
  const today = me.value?.today ?? '';
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [substitute, setSubstitute] = useState(view.staff[0]!.id);
  return (
    <form class="card stack absence" onSubmit={(event) => (event.preventDefault(), void save({ address, content: { from, to, substitute }, method: 'PUT' }))}>
      <p class="field">
        <label for={`${id}-from`}>{t('app.absence.from')}</label>
        <input id={`${id}-from`} type="date" required min={today} value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </p>
      <p class="field">
        <label for={`${id}-to`}>{t('app.absence.to')}</label>
        <input id={`${id}-to`} type="date" required min={from} value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      </p>
      <p class="field">
        <label for={`${id}-who`}>{t('app.absence.substitute')}</label>
        <select id={`${id}-who`} value={substitute} onChange={(event) => setSubstitute(event.currentTarget.value)}>
          {view.staff.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </p>
      <div role="alert">{wrong && <p class="wrong">{wrong}</p>}</div>
      <p class="buttons">
        <button type="submit" class="button button-primary">
          {t('app.absence.save')}
        </button>
      </p>
    </form>
  );
}
