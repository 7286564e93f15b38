// The door. In a demo one chooses whom to try the app as; otherwise it says
// plainly that login is not open yet. It never changes the address, so that a
// link from a message still leads where it should.
import { useEffect, useState } from 'preact/hooks';
import { demoLogin, fetchPeople } from '../api';
import { longDay } from '../date';
import { language, t } from '../text';
import { Call } from '../ui/call';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import type { DemoPerson, Me } from '../views';

interface LoginProps {
  me: Me;
  onLogin: () => void;
}

export function LoginPage({ me, onLogin }: LoginProps) {
  if (me.demo) return <DemoLogin me={me} onLogin={onLogin} />;
  return (
    <Page title={t('app.login.welcome')} lead={t('app.login.lead')}>
      <p>{t('app.login.closed')}</p>
      <p class="buttons">
        <Call phone={me.phone} big />
      </p>
    </Page>
  );
}

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
