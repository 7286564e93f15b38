// A person to call: first what they help with, then the number.
import type { Contact } from '../views';
import { Call } from './call';

export function ContactCard({ contact, big }: { contact: Contact; big?: boolean }) {
  const about = [contact.role, contact.unit].filter(Boolean).join(', ');
  return (
    <div class="contact">
      <p class="contact-name">
        <strong>{contact.name}</strong>
        <span class="soft">{about}</span>
      </p>
      {contact.helps && <p>{contact.helps}</p>}
      {contact.phone && <Call phone={contact.phone} name={firstName(contact.name)} big={big} />}
    </div>
  );
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** Whom to call when in doubt: the borgerkonsulent, else the first with a number. */
export function firstContact(people: Contact[]): Contact | undefined {
  return people.find(({ first, phone }) => first && phone) ?? people.find(({ phone }) => phone);
}
