// The fagperson's side. They can say afterwards: »I see what I may see and why,
// I know what I may not see, and I can ask.«
import { useEffect } from 'preact/hooks';
import words from '../../../i18n/da.json?cases';
import './case.scss';
import { later } from '../later';
import { match, moves } from '../router';
import { language, learn, t } from '../text';
import { LetInto } from '../thread/let-into';
import { WaitingThreads } from '../thread/thread-page';
import { Failed } from '../ui/failed';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import { CasePage } from './case-page';
import { list, loadCases, trouble } from './case-state';

learn(words);

/** Every address that is no citizen's is the list's: one may have logged in on a page of somebody else. */
export function CasesPage({ address }: { address: string }) {
  const id = match('/sager/:id', address)?.id;
  return id === undefined ? <Cases /> : <CasePage key={id} citizen={id} />;
}

const search = later(() => import('../search/search'));

function Cases() {
  useEffect(() => void loadCases(), [language.value]);
  const again = () => void loadCases();
  const found = search.use();
  const cases = list.value;
  if (trouble.value) return <Failed failure={trouble.value} again={again} />;
  if (!cases) return <Wait text={t('app.cases.loading')} />;
  const unit = cases.department.title;
  return (
    <Page key={moves.value} title={t('app.cases.title')} lead={cases.cases.length > 0 ? t('app.cases.lead', { unit }) : undefined}>
      {cases.cases.length === 0 ? (
        <p class="card quiet">{t('app.cases.none', { unit })}</p>
      ) : (
        <ul class="card rows">
          {cases.cases.map(({ id, name, emergency }) => (
            <li key={id} class="case-row">
              <a href={`/sager/${encodeURIComponent(id)}`}>
                <strong>{name}</strong>
                {emergency && <span class="chip chip-late">{t('app.cases.open')}</span>}
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <WaitingThreads under="/api/desk/" known={[]} />
      <LetInto />
      {found && <found.Search to="/sager/" />}
    </Page>
  );
}
