// »Hvor er du logget ind?« The reader can say afterwards: »I am logged in here and
// nowhere else, and I know how to shut a place I forgot.«
import './session.scss';
import '../session-texts';
import { useAnswer } from '../answer';
import { read } from '../api';
import { me } from '../live';
import type { SessionPlace, SessionsView } from '../session-views';
import { t } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { doneText, PressButton, PressNote } from '../ui/press';
import { Wait } from '../ui/wait';

export function SessionsPage() {
  const { value, failure, load } = useAnswer((language) => read<SessionsView>('/api/sessions', language), 'sessions');
  if (!value) return failure ? <Failed failure={failure} phone={me.value?.phone} again={() => void load()} /> : <Wait />;
  const { here, others } = value;
  const back = me.value?.staff ? { to: '/', text: t('app.session.desk') } : { to: '/plan', text: t('app.nav.plan') };
  return (
    <Page title={t('app.sessions')} lead={t('app.session.lead')} back={back}>
      <Section title={t('app.session.here')}>
        <ul class="session-list">
          <li class="card">
            <Place {...here} />
          </li>
        </ul>
      </Section>
      <Section title={t('app.session.others')}>
        {others.length === 0 ? <p>{t('app.session.none')}</p> : <Others others={others} load={load} />}
      </Section>
    </Page>
  );
}

function Place({ name, begun, used }: SessionPlace) {
  return (
    <>
      <h3>{name}</h3>
      <p class="soft">{begun}</p>
      <p class="soft">{used}</p>
    </>
  );
}

const all = 'sessions:others';

function Others({ others, load }: { others: SessionPlace[]; load: () => Promise<boolean> }) {
  return (
    <>
      <p>{t('app.session.then')}</p>
      <ul class="session-list">
        {others.map((one) => (
          <Other key={one.id} one={one} load={load} />
        ))}
      </ul>
      {others.length > 1 && (
        <>
          <p class="buttons">
            <PressButton
              order={{
                place: all,
                label: t('app.session.end.all'),
                said: t('app.session.ended'),
                request: { address: '/api/sessions/end-others', content: {} },
                after: load,
              }}
            />
          </p>
          <PressNote place={all} />
        </>
      )}
    </>
  );
}

function Other({ one, load }: { one: SessionPlace; load: () => Promise<boolean> }) {
  const place = `sessions:${one.id}`;
  const done = doneText(place);
  return (
    <li class="card">
      <Place {...one} />
      {done ? (
        <p>{done}</p>
      ) : (
        <p class="buttons">
          <PressButton
            order={{
              place,
              label: t('app.session.end'),
              said: t('app.session.ended'),
              request: { address: `/api/sessions/${encodeURIComponent(one.id)}`, content: {}, method: 'DELETE' },
              after: load,
            }}
          />
        </p>
      )}
      <PressNote place={place} />
    </li>
  );
}
