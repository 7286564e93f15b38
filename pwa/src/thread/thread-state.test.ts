import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { me } from '../live';
import { news } from '../news';
import { json, login, serve } from '../testing';
import { lists, loadThread, loadThreads, reading } from './thread-state';

const writing = { to: 'Lone', answer: '', draft: { text: '', version: 0, attachments: [] } };
const row = { id: 't1', subject: 'Mødet', when: '', last: '', waits: 'citizen' as const, unread: 1 };
let unread: number;

beforeEach(async () => {
  unread = 1;
  serve({
    '/api/threads': () => json({ writing, threads: [{ ...row, unread }] }),
    '/api/threads/t1': () => json({ ...row, unread, writing, people: [], messages: [] }),
  });
  login({ citizen: { name: 'Mette Lund', firstName: 'Mette' }, owner: 'mette' });
  await loadThreads('/api');
});
afterEach(() => {
  reading.value = undefined;
  me.value = undefined;
  vi.unstubAllGlobals();
});

test('the dot goes when what waits is on the screen and read, and comes again on another page', async () => {
  reading.value = '/api/threads/t1';
  await loadThread('/api', 't1');
  expect(news.value).toBe(1); // its end has not been on the screen
  unread = 0;
  await loadThread('/api', 't1');
  expect([news.value, lists.value['/api']?.threads[0]?.unread]).toEqual([0, 0]);
  reading.value = undefined;
  expect(news.value).toBe(1); // it waits still
});

test('the dot goes with the reader', () => {
  expect(news.value).toBe(1);
  me.value = undefined;
  expect(news.value).toBe(0);
});
