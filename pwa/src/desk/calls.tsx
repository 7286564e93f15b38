// Whom to telephone: what the citizen could be told of in no other way. The words
// come from the server, so that the page of a citizen carries none of them.
import { deskAddress } from '../api';
import type { DeskCitizen } from '../desk-views';
import { Notice } from '../ui/notice';
import { PressButton, PressNote } from '../ui/press';
import { loadDesk } from './desk-state';

export function DeskCalls({ citizen }: { citizen: DeskCitizen }) {
  return (
    <>
      {citizen.calls.map(({ id, text, press, said }) => {
        const place = `call-${id}`;
        const request = { address: `${deskAddress(citizen.id)}/notifications/${encodeURIComponent(id)}/called`, content: {} };
        return (
          <Notice key={id}>
            <p>{text}</p>
            <p class="buttons">
              <PressButton order={{ place, label: press, said, request, after: () => loadDesk(citizen.id) }} />
            </p>
            <PressNote place={place} />
          </Notice>
        );
      })}
    </>
  );
}
