// Conversations at the desk: those of one citizen, and those that citizens have
// let somebody into who does not coordinate for them.
import { useEffect } from 'preact/hooks';
import * as api from '../api';
import { me } from '../live';
import { changed } from '../news';
import { drafts, reasonPlace, write } from '../press';
import { language, t } from '../text';
import { NewThreadPage, ThreadPage, WaitingThreads } from '../thread/thread-page';
import { lineOf, type Side } from '../thread/thread-api';
import { ThreadList } from '../thread/thread-list';
import { lists, loadThreads } from '../thread/thread-state';
import { Section } from '../ui/page';
import { PlainPanel } from './plain-field';

const id = encodeURIComponent;

const sideOf = (citizen: string): Side => ({
  base: api.deskAddress(citizen),
  page: (thread) => `/borgere/${id(citizen)}/beskeder/${id(thread)}`,
  staff: true,
  gate: (line, text, change) => <PlainPanel text={text} place={line} change={change} />,
  reason: (line) => drafts.value[reasonPlace(line)]?.trim() || undefined,
  passed: (line) => write(reasonPlace(line), ''),
});

interface TalkProps {
  citizen: string;
  thread: string;
  name?: string;
}

export function TalkPage({ citizen, thread, name }: TalkProps) {
  const back = { to: `/borgere/${id(citizen)}`, text: name ?? t('app.desk.title') };
  if (thread === 'ny') return <NewThreadPage side={sideOf(citizen)} back={back} />;
  return <ThreadPage side={sideOf(citizen)} id={thread} back={back} />;
}

/** On the citizen's page: what was written, and the way to write. */
export function CitizenThreads({ citizen, firstName }: { citizen: string; firstName: string }) {
  const side = sideOf(citizen);
  const rows = lists.value[side.base]?.threads;
  useEffect(() => void loadThreads(side.base), [citizen, language.value, changed.value]);
  return (
    <Section title={t('app.message.title')} id="messages">
      {rows && rows.length > 0 && <ThreadList rows={rows} to={(row) => side.page(row.id)} base={side.base} mine="us" />}
      {rows?.length === 0 && <p class="card quiet">{t('app.desk.threads.none', { name: firstName })}</p>}
      <WaitingThreads under={`${side.base}/threads/`} known={(rows ?? []).map((row) => lineOf(side.base, row.id))} />
      <p class="buttons">
        <a class="button button-secondary" href={side.page('ny')}>
          {t('app.desk.write', { name: firstName })}
        </a>
      </p>
    </Section>
  );
}

export function LetIntoPage({ citizen, thread }: TalkProps) {
  const back = me.value?.staff?.department ? { to: '/sager', text: t('app.desk.cases') } : { to: '/borgere', text: t('app.desk.title') };
  return <ThreadPage side={sideOf(citizen)} id={thread} back={back} />;
}
