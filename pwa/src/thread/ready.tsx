// What staff can begin with: short answers, and letters with their day worked
// out. Each is put into the text where the writer stands, to be changed.
import { t } from '../text';
import type { Writing } from '../thread-views';
import { Fold } from '../ui/fold';
import { draftOf, write } from './draft';

interface ReadyProps {
  line: string;
  writing: Writing;
  field: { current: HTMLTextAreaElement | null };
}

export function Ready({ line, writing: { replies = [], templates = [] }, field }: ReadyProps) {
  const insert = (text: string) => {
    const { text: before } = draftOf(line);
    const at = field.current && document.activeElement === field.current ? field.current.selectionStart : before.length;
    const head = before.slice(0, at);
    const gap = head === '' || /\s$/.test(head) ? '' : '\n';
    write(line, { text: head + gap + text + before.slice(at) });
    field.current?.focus();
  };
  return (
    <div class="ready">
      <Fold title={t('app.message.replies')}>
        <p class="buttons">
          {replies.map((reply) => (
            <button type="button" class="button button-secondary" key={reply} onClick={() => insert(reply)}>
              {reply}
            </button>
          ))}
        </p>
      </Fold>
      <Fold title={t('app.message.templates')}>
        <p class="buttons">
          {templates.map(({ title, text }) => (
            <button type="button" class="button button-secondary" key={title} onClick={() => insert(text)}>
              {title}
            </button>
          ))}
        </p>
      </Fold>
    </div>
  );
}
