// The door. In a demo one chooses whom to try the app as; otherwise one leaves for
// the provider, and comes back to the address that stands here: a link from a message
// still leads where it should.
import { useEffect, useState } from 'preact/hooks';
import { demoLogin, fetchPeople } from '../api';
import { longDay } from '../date';
import { partOfPage, path } from '../router';
import { language, t } from '../text';
import { Call } from '../ui/call';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import type { DemoPerson, Me } from '../views';
import { beginAt } from './begin';

interface LoginProps {
  me: Me;
  onLogin: () => void;
}

export function LoginPage({ me, onLogin }: LoginProps) {
  if (me.demo) return <DemoLogin me={me} onLogin={onLogin} />;
  const part = partOfPage();
  const to = path.value + (part && `#${part}`);
  return (
    <Page title={t('app.login.welcome')} lead={t('app.login.lead')}>
      {me.login.includes('citizen') ? (
        <>
          <p class="buttons">
            <Leave by="citizen" to={to} class="button button-primary" />
          </p>
          <p class="soft">{t('app.login.mitid.after')}</p>
          <p>
            <a href="/login/b4">{t('app.login.other')}</a>
          </p>
        </>
      ) : (
        <>
          <p>{t('app.login.closed')}</p>
          <p class="buttons">
            <Call phone={me.phone} big />
          </p>
        </>
      )}
      {me.login.includes('staff') && (
        <p>
          <Leave by="staff" to={to} />
        </p>
      )}
    </Page>
  );
}

/** A link that the browser follows itself: it leads out of the app. */
const Leave = ({ by, to, class: name }: { by: 'citizen' | 'staff'; to: string; class?: string }) => (
  <a class={name} href={beginAt(by, to)} target="_self">
    {t(by === 'citizen' ? 'app.login.mitid' : 'app.login.staff')}
  </a>
);

function DemoLogin({ me, onLogin }: LoginProps) {
  const [people, setPeople] = useState<DemoPerson[]>();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    setFailed(false);
    fetchPeople(language.value).then(setPeople, () => setFailed(true));
  }, [tries, language.value]);
  const choose = (as: string) => demoLogin(as).then(onLogin, () => setFailed(true));
  return (
    <Page title={t('app.demo.title')} lead={t('app.login.lead')}>
      <Notice>
        <p>{t('app.demo.notice', { day: longDay(me.today) })}</p>
      </Notice>
      {failed && (
        <p role="alert">
          {t('app.demo.failed')}{' '}
          <button type="button" class="link" onClick={() => setTries(tries + 1)}>
            {t('app.error.again')}
          </button>
        </p>
      )}
      {people ? <People people={people} choose={choose} /> : <div class="bone bone-card" />}
    </Page>
  );
}

function People({ people, choose }: { people: DemoPerson[]; choose: (as: string) => void }) {
  return (
    <ul class="picker">
      {people.map((person) => (
        <li key={person.as}>
          <button type="button" class="card pick" onClick={() => choose(person.as)}>
            <span>
              <strong>{person.name}</strong>
              <span class="soft">{person.about}</span>
            </span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}
