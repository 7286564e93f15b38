// @vitest-environment node
import { expect, test } from 'vitest';
import { canSeal, newSealKey, seal, unseal } from './seal';

const letter = { line: '/api/threads/t1', text: 'Jeg sover ikke. Æøå 🙂', request: { content: { asks: true, at: [1, null] } }, refused: undefined };

test('what is sealed comes back as it was, and cannot be read meanwhile', async () => {
  const key = await newSealKey();
  const sealed = await seal(key, 'letters mette', letter);
  expect(await unseal(key, 'letters mette', sealed)).toEqual(letter);
  expect(new TextDecoder().decode(sealed.bytes)).not.toContain('sover');
  expect(canSeal()).toBe(true);
});

test('the files in it come back too, each in its place', async () => {
  const key = await newSealKey();
  const files = [{ name: 'et.pdf', content: new Blob(['første'], { type: 'application/pdf' }) }, { name: 'tom', content: new Blob([]) }, { name: 'to', content: new Blob(['anden']) }];
  const back = (await unseal(key, '', await seal(key, '', { files, text: 'Se her' }))) as { files: typeof files; text: string };
  expect(back.text).toBe('Se her');
  expect(await Promise.all(back.files.map(async ({ name, content }) => [name, content.type, await content.text()]))).toEqual([
    ['et.pdf', 'application/pdf', 'første'],
    ['tom', '', ''],
    ['to', '', 'anden'],
  ]);
});

test('it opens in no other place, under no other key, and not when a bit is another', async () => {
  const key = await newSealKey();
  const sealed = await seal(key, 'letters mette', letter);
  expect(await unseal(key, 'letters jonas', sealed)).toBeUndefined();
  expect(await unseal(await newSealKey(), 'letters mette', sealed)).toBeUndefined();
  new Uint8Array(sealed.bytes)[3]! ^= 1;
  expect(await unseal(key, 'letters mette', sealed)).toBeUndefined();
});

test('the same words are sealed otherwise each time, and the key stays in the browser', async () => {
  const key = await newSealKey();
  const [one, other] = [await seal(key, '', letter), await seal(key, '', letter)];
  expect(new Uint8Array(one.bytes)).not.toEqual(new Uint8Array(other.bytes));
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});
