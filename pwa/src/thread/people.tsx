// Who is in a conversation. The citizen can let somebody in, after having read
// what that means, and out again.
import { useState } from 'preact/hooks';
import * as api from '../api';
import { t } from '../text';
import type { Colleague, ThreadView } from '../thread-views';
import { firstName } from '../ui/contact';
import { Fold } from '../ui/fold';
import { loadThread } from './thread-state';
import { letIn, type Side } from './thread-api';

export function People({ side, thread }: { side: Side; thread: ThreadView }) {
  const [asked, setAsked] = useState<Colleague>();
  const [wrong, setWrong] = useState<string>();
  const { people, writing } = thread;
  const outside = (writing.staff ?? []).filter(({ id }) => !people.some((one) => one.id === id));
  const move = async (one: Colleague, isIn: boolean) => {
    setWrong(undefined);
    try {
      await letIn(side.base, thread.id, one.id, isIn);
      setAsked(undefined);
      await loadThread(side.base, thread.id);
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      setWrong(error.failure.kind === 'problem' ? error.failure.problem.detail : t('app.people.failed'));
    }
  };
  return (
    <Fold title={t('app.people.title', {}, people.length + 2)} open={people.length > 0}>
      <ul class="points">
        <li>{side.staff ? writing.to : t('app.people.you')}</li>
        <li>{side.staff ? t('app.people.coordinator') : writing.to}</li>
        {people.map((one) => (
          <li key={one.id}>
            {one.name}, {one.unit}{' '}
            {!side.staff && (
              <button type="button" class="link" aria-label={t('app.people.out.name', { name: one.name })} onClick={() => void move(one, false)}>
                {t('app.people.out')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!side.staff && outside.length > 0 && !asked && (
        <>
          <p>{t('app.people.ask')}</p>
          <p class="buttons people-buttons">
            {outside.map((one) => (
              <button type="button" class="button button-secondary" key={one.id} onClick={() => setAsked(one)}>
                <span>
                  {t('app.people.in', { name: one.name })}
                  <span class="soft small">{one.unit}</span>
                </span>
              </button>
            ))}
          </p>
        </>
      )}
      {asked && <Meaning one={asked} yes={() => void move(asked, true)} no={() => setAsked(undefined)} />}
      <div role="alert">{wrong && <p class="wrong">{wrong}</p>}</div>
    </Fold>
  );
}

function Meaning({ one, yes, no }: { one: Colleague; yes: () => void; no: () => void }) {
  const name = firstName(one.name);
  return (
    <div class="card meaning" role="group" aria-label={t('app.people.in', { name: one.name })}>
      <p>
        <strong>{t('app.people.means', { name: one.name, unit: one.unit })}</strong>
      </p>
      <ul class="points">
        <li>{t('app.people.means.read', { name })}</li>
        <li>{t('app.people.means.write', { name })}</li>
        <li>{t('app.people.means.others', { name })}</li>
        <li>{t('app.people.means.out', { name })}</li>
      </ul>
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={yes}>
          {t('app.people.in.yes', { name })}
        </button>
        <button type="button" class="link" onClick={no}>
          {t('app.cancel')}
        </button>
      </p>
    </div>
  );
}
