// Seals things for the device: AES-GCM under a key that the page can use and
// nobody can take out of the browser. What is sealed opens only in its place. It
// refuses to know what it seals and where that is kept.

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

/** Not there on plain http. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

export const newSealKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** A thing as JSON can say it, with the files that lie in it. */
export async function seal(key: CryptoKey, place: string, thing: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt(how(iv, place), key, await pack(thing)) };
}

/** What was sealed; undefined under another key or in another place. */
export async function unseal(key: CryptoKey, place: string, { iv, bytes }: Sealed): Promise<unknown> {
  try {
    return unpack(await crypto.subtle.decrypt(how(iv, place), key, bytes));
  } catch {
    return undefined;
  }
}

const how = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) });

/** How long the text is, the text, and the files in the order they stand in it. */
async function pack(thing: unknown): Promise<ArrayBuffer> {
  const files: Blob[] = [];
  const text = JSON.stringify(thing, (_, value: unknown) =>
    value instanceof Blob ? { [fileMark]: files.push(value), size: value.size, type: value.type } : value,
  );
  const json = new TextEncoder().encode(text);
  return new Blob([new Uint32Array([json.length]), json, ...files]).arrayBuffer();
}

function unpack(whole: ArrayBuffer): unknown {
  const [length = 0] = new Uint32Array(whole, 0, 1);
  let at = 4 + length;
  return JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)), (_, value) =>
    value?.[fileMark] ? new Blob([whole.slice(at, (at += value.size))], { type: value.type }) : value,
  );
}

const fileMark = 'enplan:file';
