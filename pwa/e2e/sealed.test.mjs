// What waits on the phone lies there sealed, is still sent, and is gone at
// logout; what was kept there before things were sealed is not lost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const field = (page) => page.locator('.composer textarea')
const send = (page) => page.getByRole('button', { name: 'Send beskeden' }).click()

/** All that lies on the phone, as bytes and as words: who opens its storage sees that. */
const storage = (page) => page.evaluate(async () => {
  const db = await new Promise((done, fail) => Object.assign(indexedDB.open('enplan'), { onsuccess: (e) => done(e.target.result), onerror: fail }))
  const all = (shelf) => new Promise((done) => { db.transaction(shelf).objectStore(shelf).getAll().onsuccess = (e) => done(e.target.result) })
  const found = {}
  for (const shelf of db.objectStoreNames) found[shelf] = await all(shelf)
  db.close()
  const words = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
    return value && typeof value === 'object' && !(value instanceof CryptoKey) ? Object.values(value).map(words).join(' ') : String(value)
  }
  const keys = found.keys ?? []
  return { letters: found.letters?.length ?? 0, drafts: found.drafts?.length ?? 0, keys: keys.length, extractable: keys.some((key) => key.extractable), words: words(found) }
})

/** All that lies on the phone, once something is there that the reader waits for. */
async function stored(page, enough) {
  for (let before, tries = 0; tries < 50; tries++) {
    const there = await storage(page)
    if (enough(there) && there.words === before) return there // nothing more is on its way
    before = there.words
    await page.waitForTimeout(400)
  }
  throw new Error('it is not kept on the phone')
}

/** Waits until nothing lies there. A storage that is cleared while it is asked may never answer. */
async function emptied(page) {
  let there
  for (let tries = 0; tries < 30; tries++) {
    there = await Promise.race([storage(page).catch(String), page.waitForTimeout(1_000)])
    if (there && there.letters + there.drafts + there.keys === 0 && there.words.trim() === '') return
    await page.waitForTimeout(200)
  }
  assert.fail(`left: ${JSON.stringify(there)}`)
}

async function begin(page, subject, text) {
  await visit(page, '/beskeder/ny')
  await page.getByLabel('Hvad handler det om?').fill(subject)
  await field(page).fill(text)
  await send(page)
  await page.getByRole('heading', { level: 1, name: subject }).waitFor()
}

test('what waits lies sealed, with its file, is sent all the same, and nothing is left at logout', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await begin(page, 'Ryggen', 'Hej')
  await page.context().setOffline(true)
  await page.locator('input[type=file]').setInputFiles({ name: 'laegebrev.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 diagnosen i filen') })
  await page.getByText('laegebrev.pdf').first().waitFor()
  await field(page).fill('Jeg sover ikke for smerter')
  await send(page)
  await page.locator('.talk-waits', { hasText: 'smerter' }).waitFor()
  await field(page).fill('Et udkast om børnene')
  const there = await stored(page, ({ letters, drafts }) => letters === 1 && drafts > 0)
  assert.deepEqual([there.keys, there.extractable], [1, false])
  assert.doesNotMatch(there.words, /smerter|diagnosen|laegebrev|børnene|Ryggen|threads\/\w+\/messages/)
  await page.context().setOffline(false)
  await page.locator('.talk-waits').waitFor({ state: 'detached' })
  await page.locator('.talk-item', { hasText: 'smerter' }).getByText('laegebrev.pdf').waitFor()
  await page.getByRole('button', { name: 'Log ud' }).click()
  await page.locator('.login, h1').first().waitFor()
  await emptied(page)
})

test('a draft that no server has is there after a new start', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'sara' })
  await begin(page, 'Om mandag', 'Hej')
  await page.route('**/api/drafts/**', (route) => route.abort())
  await field(page).pressSequentially('Skrevet i bussen, bogstav for bogstav')
  const { words } = await stored(page, ({ drafts }) => drafts > 0)
  assert.doesNotMatch(words, /bussen/)
  await page.reload()
  await page.waitForFunction(() => document.querySelector('.composer textarea')?.value === 'Skrevet i bussen, bogstav for bogstav')
})

test('what waited there in the clear is sent, and what cannot be sent is sealed', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'jonas' })
  await begin(page, 'Før', 'Hej')
  const { threads } = await (await page.context().request.get('/api/threads')).json()
  const { owner } = await (await page.context().request.get('/api/me')).json()
  const line = `/api/threads/${threads[0].id}`
  await page.goto('/manifest.webmanifest') // of the same place, and without the app
  await page.evaluate(async ({ owner, line }) => {
    await new Promise((done) => { indexedDB.deleteDatabase('enplan').onsuccess = done })
    await new Promise((done, fail) => {
      const request = indexedDB.open('enplan', 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('letters', { keyPath: 'n', autoIncrement: true })
        request.result.createObjectStore('drafts', { keyPath: 'n' })
      }
      request.onerror = fail
      request.onsuccess = () => {
        const work = request.result.transaction('letters', 'readwrite')
        const letter = (text, key, more) => ({ owner, at: Date.now(), kind: 'message', line, key, request: { address: `${line}/messages`, content: { text, draft: true } }, text, files: [], ...more })
        work.objectStore('letters').add(letter('Fra før forseglingen', 'k1'))
        work.objectStore('letters').add(letter('Den blev afvist', 'k2', { line: `${line}-x`, refused: 'Nej' }))
        work.oncomplete = () => { request.result.close(); done() }
      }
    })
  }, { owner, line })
  await visit(page, `/beskeder/${threads[0].id}`)
  await page.locator('.talk-item:not(.talk-waits)', { hasText: 'Fra før forseglingen' }).waitFor()
  const texts = (await (await page.context().request.get(line)).json()).messages.map(({ text }) => text)
  assert.deepEqual(texts, ['Hej', 'Fra før forseglingen'])
  await visit(page, '/beskeder')
  await page.locator('.talk-waits', { hasText: 'Den blev afvist' }).waitFor()
  const there = await storage(page)
  assert.equal(there.letters, 1)
  assert.doesNotMatch(there.words, /afvist|forseglingen/)
})
