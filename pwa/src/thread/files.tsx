// Pictures and papers: those beside the draft, which can be taken away, and those
// that were sent, which can be fetched.
import { useId, useRef } from 'preact/hooks';
import type { Enclosed } from '../outbox';
import { t } from '../text';
import type { Attachment } from '../thread-views';
import { Icon } from '../ui/icon';
import { draftOf, enclose, remove } from './draft';
import { attachmentAddress } from './thread-api';

const types = 'image/jpeg,image/png,application/pdf';

export function FilesField({ line }: { line: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { attachments, files, sending } = draftOf(line);
  const take = async (chosen: FileList | null) => {
    for (const file of [...(chosen ?? [])]) await enclose(line, file);
    if (field.current) field.current.value = '';
  };
  return (
    <div class="files">
      {(attachments.length > 0 || files.length > 0) && (
        <ul class="files-list">
          {attachments.map((one) => (
            <Beside key={one.id} line={line} one={one} size={one.size} />
          ))}
          {files.map((one, i) => (
            <Beside key={i} line={line} one={one} size={t('app.message.file.waits')} />
          ))}
        </ul>
      )}
      <p role="status" class={sending ? 'soft' : 'sr-only'}>
        {sending && t('app.message.file.sending', { name: sending })}
      </p>
      {sending && <progress aria-label={t('app.message.file.sending', { name: sending })} />}
      <input class="sr-only" type="file" id={id} ref={field} accept={types} multiple onChange={(event) => void take(event.currentTarget.files)} />
      <label class="button button-secondary file-button" for={id}>
        <Icon name="clip" />
        <span>{t('app.message.file.add')}</span>
      </label>
      <p class="soft small">{t('app.message.file.hint')}</p>
    </div>
  );
}

function Beside({ line, one, size }: { line: string; one: Attachment | Enclosed; size: string }) {
  return (
    <li>
      <span class="file-name">
        {one.name} <span class="soft small">{size}</span>
      </span>
      <button type="button" class="link" aria-label={t('app.message.file.remove', { name: one.name })} onClick={() => void remove(line, one)}>
        {t('app.message.file.away')}
      </button>
    </li>
  );
}

export function Sent({ base, thread, attachments }: { base: string; thread: string; attachments: Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="files-list">
      {attachments.map(({ id, name, size }) => (
        <li key={id}>
          <a class="onward" href={attachmentAddress(base, thread, id)} download={name}>
            <Icon name="clip" />
            <span>{t('app.message.file.fetch', { name, size })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
