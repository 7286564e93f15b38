// What the others in a family show the reader. They can say afterwards: »I see what they
// want me to see, and nothing is my fault when there is nothing.«
import { useEffect, useState } from 'preact/hooks';
import '../family-texts';
import './family.scss';
import { useAnswer } from '../answer';
import { read } from '../api';
import type { FamilyView } from '../family-views';
import { changed, cut } from '../news';
import { t } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';

export { MinePage } from './mine-page';

/** Nothing that was seen outlives a change: the page begins anew, and asks. */
export function FamilyPage() {
  const [times, setTimes] = useState(0);
  return <Now key={`${changed.value} ${cut.value} ${times}`} of={`${changed.value} ${cut.value} ${times}`} again={() => setTimes((n) => n + 1)} />;
}

function Now({ of, again }: { of: string; again: () => void }) {
  const { value, failure, load } = useAnswer((language) => read<FamilyView>('/api/family', language), of);
  const wait = value?.again;
  useEffect(() => {
    if (wait === undefined) return undefined;
    const timer = setTimeout(again, wait * 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  if (failure) return <Failed failure={failure} again={() => void load()} />;
  if (!value) return <Wait />;
  return (
    <Page title={t('app.family')} lead={t('app.family.lead')} back={{ to: '/deling', text: t('app.nav.share') }}>
      {value.people.length === 0 && <p class="card quiet">{t('app.family.none')}</p>}
      {value.people.map(({ id, name, items }) => (
        <Section key={id} title={name}>
          <ul class="family-list">
            {items.map((item) => (
              <li key={item.id} class="card">
                <h3>{item.title}</h3>
                <p class="soft">{item.state}</p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <p>
        <Onward to="/deling/familien-ser" text={t('app.family.mine')} />
      </p>
    </Page>
  );
}
