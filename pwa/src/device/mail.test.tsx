import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import '../device-texts';
import type { MailView } from '../device-views';
import { draw, json, login, serve, tap, texts, type Asked } from '../testing';
import { MailSection } from './mail';

let view: MailView;
let asked: Asked[];
let answer: () => Response | Error;

beforeEach(() => {
  login();
  view = { off: false, address: '', confirmed: false, waiting: false };
  answer = () => new Response(null, { status: 204 });
  const door = () => (asked.at(-1)!.request.method && asked.at(-1)!.request.method !== 'GET' ? answer() : json(view));
  asked = serve({ '/api/mail': door, '/api/mail/confirm': door });
});

async function open(): Promise<HTMLElement> {
  const root = draw(<MailSection />);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  return root;
}

async function write(root: HTMLElement, text: string): Promise<void> {
  const field = root.querySelector('input')!;
  field.value = text;
  await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
}

const sent = () => asked.filter(({ request }) => request.method && request.method !== 'GET').map(({ address, request }) => [request.method, address, JSON.parse(String(request.body))]);

test('an address is written, a code is asked for, and it counts when it was typed', async () => {
  const root = await open();
  await write(root, 'mette@example.dk');
  view = { ...view, address: 'mette@example.dk', waiting: true };
  await tap(root, 'Send mig en kode');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(texts(root, 'h3')).toEqual(['Se i din mail']);
  await write(root, '123456');
  view = { ...view, waiting: false, confirmed: true };
  await tap(root, 'Brug koden');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(root.textContent).toContain('Vi skriver til mette@example.dk');
  expect(sent()).toEqual([
    ['PUT', '/api/mail', { address: 'mette@example.dk' }],
    ['POST', '/api/mail/confirm', { code: '123456' }],
  ]);
  view = { ...view, address: '', confirmed: false };
  await tap(root, 'Fjern adressen');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(root.querySelector('input')?.type).toBe('email');
});

test('a code that does not fit is said in words, and can be typed again', async () => {
  view = { ...view, address: 'mette@example.dk', waiting: true };
  const root = await open();
  await write(root, '000000');
  answer = () => json({ status: 409, detail: 'Koden passer ikke. Se efter i mailen, og prøv igen.' }, 409);
  await tap(root, 'Brug koden');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(texts(root, '[role=alert]').join()).toContain('Koden passer ikke');
  expect(root.querySelector('input')).not.toBeNull();
});

test('where the municipality sends no e-mail it says who telephones', async () => {
  view = { ...view, off: true };
  const root = await open();
  expect(root.textContent).toContain('ringer din borgerkonsulent');
  expect(root.querySelector('input')).toBeNull();
});

test('a code that is over says so, and the next step is a new one', async () => {
  view = { ...view, address: 'mette@example.dk' };
  const root = await open();
  expect(texts(root, 'h3')).toEqual(['Koden gælder ikke mere']);
  expect(texts(root, '.button-primary')).toEqual(['Skriv adressen igen']);
});

test('without a network it says so', async () => {
  serve({ '/api/mail': () => new Error('no network') });
  expect((await open()).textContent).toContain('Du har ikke net');
});
