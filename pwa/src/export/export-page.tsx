// All that is known of the reader, to take home. The reader can say afterwards:
// »I have it all on my own computer, and I can show what I have said yes to.«
import { useEffect, useState } from 'preact/hooks';
import './export.scss';
import { came } from '../answer';
import { fetchFile, read, type Failure } from '../api';
import type { ExportChoices, ExportFile } from '../export-views';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import { save } from './save';

export function ExportPage() {
  const [choices, setChoices] = useState<ExportChoices>();
  const [trouble, setTrouble] = useState<Failure>();
  const load = () => came(async () => setChoices(await read<ExportChoices>('/api/export/choices', language.value)), setTrouble);
  useEffect(() => void load(), [language.value]);
  if (!choices) return trouble ? <Failed failure={trouble} again={() => void load()} /> : <Wait />;
  return (
    <Page title={t('app.export')} lead={choices.lead} back={{ to: '/plan', text: t('app.nav.plan') }}>
      {choices.left > 0 && <p class="export-care">{choices.care}</p>}
      <ul class="export-ways">
        {choices.files.map((file) => (
          <Way key={file.format} file={file} choices={choices} after={() => void load()} />
        ))}
      </ul>
    </Page>
  );
}

type State = 'here' | 'coming' | 'done' | Failure;

function Way({ file, choices, after }: { file: ExportFile; choices: ExportChoices; after: () => void }) {
  const [state, setState] = useState<State>('here');
  const get = async () => {
    if (state === 'coming') return;
    setState('coming');
    const got = await came(async () => {
      save(await fetchFile(`/api/export?format=${file.format}`, language.value), file.name);
      setState('done');
    }, (failure) => failure && setState(failure));
    if (got) after();
  };
  return (
    <li class="card">
      <h2>{file.title}</h2>
      <p>{file.text}</p>
      <p class="buttons">
        <button
          type="button"
          class={file.format === 'pdf' ? 'button button-primary' : 'button button-secondary'}
          aria-disabled={state === 'coming'}
          disabled={choices.left === 0 && state !== 'coming'}
          onClick={() => void get()}
        >
          {file.get}
        </button>
      </p>
      <p class="export-said" role="status">
        {words(state, choices)}
      </p>
      {state === 'coming' && <progress aria-label={choices.wait} />}
    </li>
  );
}

function words(state: State, { wait, done }: ExportChoices): string {
  if (state === 'here') return '';
  if (state === 'coming') return wait;
  if (state === 'done') return done;
  if (state.kind === 'offline') return t('app.offline.text');
  return (state.kind === 'problem' && state.problem.detail) || t('app.error.text');
}
