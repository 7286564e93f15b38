// Two devices have written in one draft: both texts, and the writer chooses.
import { t } from '../text';
import { choose, draftOf } from './draft';

export function DraftClash({ line }: { line: string }) {
  const { clash, text } = draftOf(line);
  if (!clash) return null;
  return (
    <div class="card clash" role="alert">
      <p>
        <strong>{t('app.message.clash')}</strong>
      </p>
      <Version title={t('app.message.clash.here')} text={text} label={t('app.message.clash.mine')} take={() => choose(line, true)} />
      <Version title={t('app.message.clash.there')} text={clash.theirs} label={t('app.message.clash.theirs')} take={() => choose(line, false)} />
    </div>
  );
}

function Version({ title, text, label, take }: { title: string; text: string; label: string; take: () => void }) {
  return (
    <div class="clash-text">
      <h2 class="clash-title">{title}</h2>
      <blockquote dir="auto">{text}</blockquote>
      <button type="button" class="button button-secondary" onClick={take}>
        {label}
      </button>
    </div>
  );
}
