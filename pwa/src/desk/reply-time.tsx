// The time stands although the citizen cannot come to it: an answer in words.
import { useRef, useState } from 'preact/hooks';
import { t } from '../text';
import { Send, TextField, useTexts } from './appointing-fields';
import { replyAppointment } from './appointing-presses';
import type { TimeFormProps } from './desk-times';

export function ReplyForm({ citizen, appointment, time, after, done, cancel }: TimeFormProps) {
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = `appointing:${citizen.id}:reply:${time.appointment}:${time.at}`;
  const texts = useTexts(place);
  const text = texts.sent('text');
  const said = t('app.appointing.replied');
  return (
    <div class="decide-form">
      <TextField
        long
        texts={texts}
        name="text"
        most={500}
        field={field}
        plain={place}
        label={t('app.appointing.reply', { name: citizen.firstName })}
        wrong={tried && !text ? t('app.want.empty') : undefined}
      />
      <p>{t('app.appointing.reply.means', { name: citizen.firstName })}</p>
      <Send
        order={{ place, label: t('app.appointing.reply.save'), said, request: replyAppointment(citizen.id, appointment.id, time.at, text ?? ''), after }}
        lacks={!text}
        refuse={() => {
          setTried(true);
          field.current?.focus();
        }}
        then={() => {
          texts.forget();
          cancel();
          done(said);
        }}
        cancel={cancel}
      />
    </div>
  );
}
