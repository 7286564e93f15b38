// The conversations that citizens have let somebody into who does not coordinate
// for them: on the desk, and on the fagperson's page.
import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import './thread.scss';
import * as api from '../api';
import { owner } from '../live';
import { changed } from '../news';
import { language, t } from '../text';
import type { LetInRow } from '../thread-views';
import { Section } from '../ui/page';
import { ThreadList } from './thread-list';

const id = encodeURIComponent;
const letInto = signal<LetInRow[]>([]);

effect(() => {
  if (!owner.value) letInto.value = [];
});

async function loadLetInto(): Promise<void> {
  const whose = owner.peek();
  const list = await api.read<{ threads: LetInRow[] }>('/api/desk/threads', language.peek()).catch(() => undefined);
  if (list && owner.peek() === whose) letInto.value = list.threads;
}

/** What citizens have let the reader into. */
export function LetInto() {
  useEffect(() => void loadLetInto(), [language.value, changed.value]);
  const rows = letInto.value;
  if (rows.length === 0) return null;
  const whose = new Map(rows.map((row) => [row.id, row.citizen]));
  return (
    <Section title={t('app.desk.let.into')} intro={t('app.desk.let.into.intro')}>
      <ThreadList rows={rows} to={(row) => `/samtaler/${id(whose.get(row.id)!)}/${id(row.id)}`} base="" mine="us" />
    </Section>
  );
}
