// Conversations in the server's order: what waits for the reader, what is not
// read, then the newest. Each says in words how it stands.
import { lettersOf } from '../outbox';
import { t } from '../text';
import type { ThreadRow } from '../thread-views';
import { Icon } from '../ui/icon';
import { lineOf } from './thread-api';

interface ThreadListProps {
  rows: (ThreadRow & { name?: string })[];
  to: (row: ThreadRow) => string;
  /** The side's. */
  base: string;
  /** Whom a waiting conversation waits for when it is the reader's turn. */
  mine: ThreadRow['waits'];
}

export function ThreadList({ rows, to, base, mine }: ThreadListProps) {
  return (
    <ul class="card rows">
      {rows.map((row) => (
        <li class="thread-row" key={row.id}>
          <a href={to(row)}>
            <span>
              {lettersOf(lineOf(base, row.id)).length > 0 && <span class="chip">{t('app.outbox.some')}</span>}
              {(row.unread > 0 || row.waits === mine) && (
                <span class="chips">
                  {row.unread > 0 && <span class="chip chip-own">{t('app.message.new', {}, row.unread)}</span>}
                  {row.waits === mine && row.waitsText && <span class="chip chip-must">{row.waitsText}</span>}
                </span>
              )}
              <strong dir="auto">{row.subject}</strong>
              {row.name && <span>{row.name}</span>}
              <span class="soft small">{t('app.message.last', { name: row.last, when: row.when })}</span>
              {row.waits !== mine && row.waitsText && <span class="small">{row.waitsText}</span>}
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}
