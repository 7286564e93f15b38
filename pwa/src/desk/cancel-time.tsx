// One time is called off, or all of them, with a reason the citizen reads.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { cancelAppointment } from './appointing-presses';
import type { TimeFormProps } from './desk-times';
import { Scope } from './scope';
import { WhyForm } from './why-form';

export function CancelForm({ citizen, appointment, time, after, done, cancel }: TimeFormProps) {
  const [whole, setWhole] = useState(false);
  return (
    <WhyForm
      place={`appointing:${citizen.id}:cancel:${time.appointment}:${time.at}`}
      version={appointment.version}
      name={citizen.firstName}
      label={t('app.appointing.cancel.save')}
      means={t('app.appointing.cancel.means', { name: citizen.firstName })}
      said={t('app.appointing.cancelled', { name: citizen.firstName })}
      send={(version, why) => cancelAppointment(citizen.id, appointment.id, version, why, whole ? undefined : time.at)}
      {...{ after, done, cancel }}
    >
      {appointment.repeats && <Scope whole={whole} set={setWhole} />}
    </WhyForm>
  );
}
