// The leader's only page. She can say afterwards: »I know how we keep what we
// promise and why plans were opened, and I have seen nobody.«
import { useEffect } from 'preact/hooks';
import './leader.scss';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import type { LeaderTable } from '../leader-views';
import { Bars } from './bars';
import { Course } from './course';
import { loadEmergencies, loadReport, report, trouble } from './leader-state';
import { Reviews } from './reviews';

export function LeaderPage() {
  const again = () => void loadEmergencies().then(loadReport);
  useEffect(again, [language.value]);
  const failure = trouble.value;
  const offline = failure?.kind === 'offline';
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(again, 10_000);
    return () => clearInterval(timer);
  }, [offline]);
  const numbers = report.value;
  if (!numbers) return failure ? <Failed failure={failure} again={again} /> : <Wait text={t('app.leader.loading')} />;
  const lead = (
    <>
      <strong>{numbers.period}.</strong> {numbers.days} {numbers.next}
    </>
  );
  return (
    <>
      {failure && (
        <div class="notices">
          <Notice live>
            <p>{t(offline ? 'app.desk.offline' : 'app.desk.kept')}</p>
            <button type="button" class="link" onClick={again}>
              {t('app.error.again')}
            </button>
          </Notice>
        </div>
      )}
      <Page title={numbers.title} lead={lead} under={<p class="soft">{numbers.rule}</p>} full>
        <Reviews />
        {numbers.empty ? <p class="card quiet">{numbers.empty}</p> : numbers.tables.map((table) => <TableCard key={table.id} table={table} />)}
      </Page>
    </>
  );
}

function TableCard({ table }: { table: LeaderTable }) {
  const drawn = table.rows.some(({ bar }) => bar !== undefined);
  return (
    <section class="card report" aria-labelledby={`report-${table.id}`}>
      <h2 id={`report-${table.id}`}>{table.title}</h2>
      <p class="report-sentence">{table.sentence}</p>
      <p class="soft small">{table.about}</p>
      <div class="report-parts">
        {drawn && (
          <div>
            <p class="bars-key small">
              <span class="key-part">{table.bar}</span> {table.rest && <span class="key-rest">{table.rest}</span>}
            </p>
            <Bars table={table} />
          </div>
        )}
        {table.rows.length > 0 && <Numbers table={table} />}
      </div>
      {table.line && <Course line={table.line} />}
    </section>
  );
}

/** The roles are said outright, because a phone lays the rows of a wide table out anew. */
function Numbers({ table: { heads, rows, id } }: { table: LeaderTable }) {
  return (
    <table class={heads.length > 3 ? 'numbers numbers-wide' : 'numbers'} role="table" aria-labelledby={`report-${id}`}>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ name, cells, total }) => (
          <tr key={name} role="row" class={total ? 'numbers-total' : undefined}>
            <th scope="row" role="rowheader">
              {name}
            </th>
            {cells.map((cell, i) => (
              <td key={i} role="cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
