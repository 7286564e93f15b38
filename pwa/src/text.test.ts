import { afterEach, expect, test } from 'vitest';
import { fill, language, speak, t } from './text';

afterEach(() => speak('da'));

test('a slot is filled, and a slot nobody fills stays to be seen', () => {
  expect(fill('Hej {name}, kl. {hour}', { name: 'Mette' })).toBe('Hej Mette, kl. {hour}');
});

test('one thing and several things have their own sentence', () => {
  expect(t('app.today.duties', {}, 1)).toBe('Se det, du skal');
  expect(t('app.today.duties', {}, 12)).toBe('Se alle 12 ting, du skal');
  expect(t('app.today.duties', {}, 0)).toBe('Se alle 0 ting, du skal');
});

test('the app speaks English when asked, and the page says so', async () => {
  await speak('en');
  expect(t('app.nav.plan')).toBe('My plan');
  expect(language.value).toBe('en');
  expect(document.documentElement.lang).toBe('en');
});
