// The package of a handover as staff read it: what is passed on, and that
// something is held back, never what.
import { t } from '../text';
import type { HandoverNow } from '../views';

export function Package({ now }: { now: HandoverNow }) {
  return (
    <>
      {now.lines.length > 0 && (
        <ul class="rows package">
          {now.lines.map((line) => (
            <li key={line.id} class="soon">
              <p class="soft small">{line.by}</p>
              <p class={line.own ? 'own' : undefined} lang="da">
                {line.own ? <q>{line.text}</q> : line.text}
              </p>
              {now.mine && <p class="small">{line.said}</p>}
            </li>
          ))}
        </ul>
      )}
      {now.held && <p class="held">{now.held}</p>}
      {(now.follows.length > 0 || !now.mine) && (
        <div>
          <h4>{t('app.handover.follows')}</h4>
          <ul class="points">
            {[...now.follows, now.sees].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
