// Two texts for one place: both stand here, and the reader says which is to stand.
import { useEffect, useRef } from 'preact/hooks';
import './goals.scss';
import { t } from '../text';

interface BothProps {
  question: string;
  mine: string;
  theirs: string;
  keep: () => void;
  leave: () => void;
}

export function BothTexts({ question, mine, theirs, keep, leave }: BothProps) {
  const asked = useRef<HTMLParagraphElement>(null);
  useEffect(() => asked.current?.focus(), []);
  return (
    <div class="goal-clash">
      <p tabIndex={-1} ref={asked}>
        <strong>{question}</strong>
      </p>
      <dl class="facts">
        <div>
          <dt>{t('app.want.clash.yours')}</dt>
          <dd lang="da">
            <q>{mine}</q>
          </dd>
        </div>
        <div>
          <dt>{t('app.want.clash.theirs')}</dt>
          <dd lang="da">
            <q>{theirs}</q>
          </dd>
        </div>
      </dl>
      <div class="equal">
        <button type="button" class="button button-secondary" onClick={keep}>
          {t('app.want.clash.keep')}
        </button>
        <button type="button" class="button button-secondary" onClick={leave}>
          {t('app.want.clash.leave')}
        </button>
      </div>
    </div>
  );
}
