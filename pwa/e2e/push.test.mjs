// Being told on a phone: turning it on, what the worker shows, and where a press
// leads. The testbed's browser lets no page show a notification, so the worker's own
// call is what is looked at; the payload is the one the sender is tested with.
import assert from 'node:assert/strict'
import { createECDH, createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { deliver, listening, press } from './pushing.mjs'
import { openTown, phone, visit } from './town.mjs'

const payload = readFileSync(new URL('../../server/push/testdata/payload.json', import.meta.url), 'utf8').trim()

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

/** A browser whose push service is ours: real keys, an address that nobody calls. */
function subscription() {
  const keys = createECDH('prime256v1')
  return { endpoint: `https://fcm.googleapis.com/fcm/send/${randomBytes(16).toString('hex')}`, keys: { p256dh: keys.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') } }
}

/** Puts it in place of what asks the world outside. What the reader has answered is kept over a reload. */
async function withPush(page, { permission = 'default', answer = 'granted' } = {}) {
  await page.addInitScript(({ mine, first, then }) => {
    globalThis.asked = 0
    const kept = () => localStorage.getItem('test.permission') ?? first
    const made = { endpoint: mine.endpoint, toJSON: () => mine, unsubscribe: async () => { localStorage.removeItem('test.subscribed'); return true } }
    Object.defineProperty(Notification, 'permission', { get: kept })
    Notification.requestPermission = async () => { asked++; localStorage.setItem('test.permission', then); return then }
    PushManager.prototype.getSubscription = async () => (localStorage.getItem('test.subscribed') ? made : null)
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      if (!userVisibleOnly || applicationServerKey.length !== 65 || kept() !== 'granted') throw new Error('refused')
      localStorage.setItem('test.subscribed', '1')
      return made
    }
  }, { mine: subscription(), first: permission, then: answer })
  return page
}

const devices = async (page) => (await (await page.context().request.get('/api/devices')).json()).devices
const turnOn = (page) => page.getByRole('button', { name: 'Slå beskeder til her' }).click()
const isOn = (page) => page.getByRole('heading', { name: 'Du får besked her' }).waitFor()

test('messages are turned on after it is said what they are, and can be ended', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await withPush(await phone(town, { as: 'mette' }))
  await visit(page, '/plan')
  await page.getByRole('link', { name: 'Få besked på din telefon' }).click()
  await page.getByText('Der står kun, at der er noget.').waitFor()
  assert.equal(await page.evaluate('asked'), 0, 'asked before the reader has pressed')
  assert.deepEqual(await axe(page), [])
  await turnOn(page)
  await isOn(page)
  assert.equal(await page.evaluate('asked'), 1)
  assert.equal((await devices(page)).length, 1)
  const row = page.locator('.device-list li')
  await row.getByText('Den, du sidder med').waitFor()
  assert.deepEqual(await axe(page), [])
  await row.getByRole('button', { name: 'Giv nyt navn' }).click()
  await row.getByLabel('Hvad skal vi kalde den?').fill('Den lille telefon')
  await row.getByRole('button', { name: 'Gem navnet' }).click()
  await row.getByRole('heading', { name: 'Den lille telefon' }).waitFor()
  await page.reload()
  await isOn(page)
  await row.getByRole('button', { name: 'Fjern Den lille telefon' }).click()
  await page.getByRole('button', { name: 'Slå beskeder til her' }).waitFor()
  assert.deepEqual(await devices(page), [])
  assert.equal(await page.evaluate(() => localStorage.getItem('test.subscribed')), null, 'the browser is still subscribed')
  await turnOn(page)
  await isOn(page)
  await page.getByRole('button', { name: 'Slå beskeder fra her' }).click()
  await page.getByRole('button', { name: 'Slå beskeder til her' }).waitFor()
  assert.deepEqual(await devices(page), [])
  assert.deepEqual(page.faults, [])
})

test('who logs out is told there no more', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await withPush(await phone(town, { as: 'sara' }))
  await visit(page, '/telefon')
  await turnOn(page)
  await isOn(page)
  await page.getByRole('button', { name: 'Log ud' }).click()
  await page.getByRole('heading', { level: 1, name: 'Én Plan' }).or(page.getByRole('button', { name: /Mette Lund/ })).first().waitFor()
  await page.context().request.post('/api/demo/login', { data: { as: 'sara' } })
  assert.deepEqual(await devices(page), [])
})

test('a browser that cannot says why, and what to do', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const blocked = await withPush(await phone(town, { as: 'mette' }), { permission: 'denied' })
  await visit(blocked, '/telefon')
  await blocked.getByRole('heading', { name: 'Din telefon eller computer siger nej' }).waitFor()
  assert.deepEqual(await axe(blocked), [])
  const apple = await phone(town, { as: 'mette' })
  await apple.addInitScript(() => {
    delete globalThis.PushManager
    navigator.standalone = false
  })
  await visit(apple, '/telefon')
  await apple.getByText('Tryk på Del, og vælg »Føj til hjemmeskærm«.').waitFor()
  const old = await phone(town, { as: 'mette' })
  await old.addInitScript(() => { delete globalThis.PushManager })
  await visit(old, '/telefon')
  await old.getByRole('heading', { name: 'Din browser kan ikke få beskeder' }).waitFor()
  const no = await withPush(await phone(town, { as: 'mette' }), { answer: 'denied' })
  await visit(no, '/telefon')
  await turnOn(no)
  await no.getByRole('heading', { name: 'Din telefon eller computer siger nej' }).waitFor()
  const unsure = await withPush(await phone(town, { as: 'mette' }), { answer: 'default' })
  await visit(unsure, '/telefon')
  await turnOn(unsure)
  await unsure.getByText('Tryk igen, når du er klar.').waitFor()
})

test('the worker shows what was sent, and something when it cannot be read', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/')
  const worker = await listening(page)
  const shown = await deliver(town, page, worker, payload)
  assert.deepEqual([shown.title, shown.body, shown.tag], ['Én Plan', 'Du har en aftale i morgen', 't1'])
  assert.deepEqual(shown.data, { id: 'n1', to: '/aftaler', receipt: JSON.parse(payload).receipt })
  assert.deepEqual(await worker.evaluate('sent'), [['/api/push/receipts', { receipt: JSON.parse(payload).receipt, what: 'delivered' }]])
  for (const garbage of ['', 'x', 'null', '{}', '{"title":7}', '[]']) {
    const { title, body } = await deliver(town, page, worker, garbage)
    assert.deepEqual([garbage, title, body], [garbage, 'Én Plan', 'Der er noget nyt til dig. Åbn appen, og se det.'])
  }
})

test('a press opens the page it is about, and behind the login when there is one', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/plan')
  const worker = await listening(page)
  await page.getByRole('link', { name: 'Få besked på din telefon' }).waitFor()
  await page.evaluate('globalThis.sameAsBefore = true')
  await press(worker, { to: '/aftaler', receipt: 'r' })
  await page.getByRole('heading', { level: 1, name: 'Aftaler' }).waitFor()
  assert.equal(await page.evaluate('sameAsBefore'), true, 'the page was loaded anew: what is being written would be lost')
  assert.equal(await worker.evaluate('closed'), true)
  assert.deepEqual(await worker.evaluate('sent'), [['/api/push/receipts', { receipt: 'r', what: 'opened' }]])
  await page.context().clearCookies()
  await page.goto('/')
  await page.getByRole('button', { name: /Mette Lund/ }).waitFor()
  await press(worker, { to: '/aftaler' })
  await page.waitForURL('**/aftaler')
  await page.getByRole('button', { name: /Mette Lund/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Aftaler' }).waitFor()
})

test('with no page open one is opened, and never one that is not ours', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/')
  const worker = await listening(page)
  await worker.evaluate(() => { self.clients.matchAll = async () => [] })
  for (const to of ['/beskeder', '//evil.example/a', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', '', null, 7]) await press(worker, { to })
  assert.deepEqual(await worker.evaluate('opened'), ['/beskeder', ...Array(7).fill('/')])
})

test('a browser with another address says so', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/')
  const worker = await listening(page)
  const [old, anew] = [subscription(), subscription()]
  const answer = await page.context().request.post('/api/devices', { data: { endpoint: old.endpoint, ...old.keys, name: 'Den gamle' } })
  assert.equal(answer.status(), 201)
  await worker.evaluate(([a, b]) => self.happen('pushsubscriptionchange', { oldSubscription: a, newSubscription: { toJSON: () => b } }), [old, anew])
  const [[address, content]] = await worker.evaluate('sent')
  assert.equal(address, '/api/devices')
  assert.equal((await page.context().request.post(address, { data: content })).status(), 201)
  const [{ name, mark }, ...others] = await devices(page)
  assert.deepEqual([name, mark, others], ['Den gamle', createHash('sha256').update(anew.endpoint).digest('hex'), []])
})
