// What a browser keeps of a citizen when the citizen has gone: nothing. A real browser
// with a profile on disk is used as Mette uses it, left, closed, and every file of the
// profile is searched.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch } from '../../tools/testbed/browser.mjs'
import { asTheApp, addressOf, openTown, visit } from './town.mjs'

const elsewhere = 'https://www.dmi.dk/'
let town
const dirs = []
const open = new Set()
before(async () => { town = await openTown() })
after(async () => {
  for (const { close } of open) await close().catch(() => undefined)
  await town.close()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

/** A browser whose profile stays on disk. One that a test leaves open is closed with the town. */
async function browser(profile = mkdtempSync(join(tmpdir(), 'enplan-clean-'))) {
  if (!dirs.includes(profile)) dirs.push(profile)
  const opened = await launch({ profile, baseURL: town.url, viewport: { width: 360, height: 780 }, reducedMotion: 'reduce', locale: 'da-DK', timezoneId: 'Europe/Copenhagen' })
  await opened.context.route(`${elsewhere}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Vejret</title><h1>Sol</h1>' }))
  asTheApp(opened.context.request)
  open.add(opened)
  return { ...opened, profile, page: opened.context.pages()[0] ?? (await opened.context.newPage()) }
}

const written = { subject: 'Krisecentret i Vesterby', sent: 'Jeg er flygtet hjemmefra i nat', waits: 'Han må ikke vide hvor jeg er', draft: 'Et halvt udkast om børnene' }

/** What Mette is told, of the kind that tells something of her: names, titles, places, her own words. */
async function personal(context) {
  const plan = await (await context.request.get('/api/plan', { headers: { 'Accept-Language': 'da' } })).json()
  const found = [plan.citizen.name, ...plan.goals.map(({ text }) => text), ...plan.people.map(({ name }) => name)]
  for (const { title, where, place } of Object.values(plan.appointments)) found.push(title, where ?? place)
  for (const area of plan.areas) for (const { id, get } of area.measures) found.push(id, get)
  return [...new Set(found)].filter((text) => typeof text === 'string' && text.length > 9)
}

/** Uses the app as Mette does, and gives what must not be found afterwards. */
async function use({ context, page }) {
  assert.equal((await context.request.post('/api/demo/login', { data: { as: 'mette' } })).status(), 204)
  const [token] = (await context.cookies()).map(({ value }) => value)
  const titles = new Set()
  const addresses = new Set()
  const seen = async () => (titles.add(await page.title()), addresses.add(new URL(page.url()).pathname))
  await visit(page, '/')
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  await seen()
  for (const [link, heading] of [['Min plan', 'Min plan'], ['Aftaler', 'Aftaler']]) {
    await page.locator('.places').getByRole('link', { name: link }).click()
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await seen()
    const inner = page.locator(link === 'Aftaler' ? 'main a[href^="/aftaler/"]' : '.help > a').first()
    const to = await inner.getAttribute('href')
    await inner.click()
    await page.waitForFunction((at) => history.state === at, to)
    await page.locator('.wait').waitFor({ state: 'detached' })
    assert.equal(await addressOf(page), to)
    await seen()
  }
  for (const path of ['/hvem-kiggede', '/historik', '/deling', '/mine-data', '/telefon/andre', '/beskeder/ny']) {
    await visit(page, path)
    await seen()
  }
  await page.getByLabel('Hvad handler det om?').fill(written.subject)
  await page.locator('.composer textarea').fill(written.sent)
  await page.getByRole('button', { name: 'Send beskeden' }).click()
  await page.getByRole('heading', { level: 1, name: written.subject }).waitFor()
  await seen()
  await context.setOffline(true)
  await page.locator('.composer textarea').fill(written.waits)
  await page.getByRole('button', { name: 'Send beskeden' }).click()
  await page.locator('.talk-waits', { hasText: written.waits }).waitFor()
  await page.locator('.composer textarea').fill(written.draft)
  await page.waitForFunction(() => indexedDB.databases().then((all) => all.length > 0))
  await seen()
  const canaries = [token, ...Object.values(written), ...(await (await context.setOffline(false), personal(context)))]
  assert.ok(canaries.length > 30, `there is little to look for: ${canaries}`)
  return { token, canaries, titles, addresses }
}

/** The canaries that stand somewhere in the folder, with the file; as UTF-8, as Latin-1 and as UTF-16. */
function search(profile, canaries) {
  const wanted = canaries.map((text) => [text, [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]])
  const found = []
  let bytes = 0
  for (const name of readdirSync(profile, { recursive: true })) {
    const path = join(profile, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue
    const content = readFileSync(path)
    bytes += content.length
    for (const [text, forms] of wanted) if (forms.some((form) => content.includes(form))) found.push(`${text} in ${name}`)
  }
  assert.ok(bytes > 100_000, `the profile has only ${bytes} bytes: nothing was searched`)
  return found
}

/** What the browser has of ours, asked from a file of the same place that is no page of the app. */
async function left(profile) {
  const one = await browser(profile)
  await one.page.goto('/favicon.svg')
  const there = await one.page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ])
  await one.close()
  return there
}

test('what lies in the profile is found: the search can fail; and no title and no address tells of what was on a page', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const one = await browser()
  const { canaries, titles, addresses } = await use(one)
  assert.deepEqual([...addresses].filter((at) => !/^\/[a-z-]*$/.test(at)), [])
  const names = ['I dag', 'Min plan', 'Aftaler', 'Beskeder', 'Deling'].map((place) => `${place} – Én Plan`)
  assert.deepEqual([...titles].filter((title) => title !== 'Én Plan' && !names.includes(title)), [])
  assert.ok(titles.size >= 4)
  const [, subject, sent, waits] = canaries
  await one.page.evaluate(async ([a, b, c]) => {
    localStorage.setItem('planted', a)
    await (await caches.open('planted')).put('/planted', new Response(b))
    await new Promise((done) => {
      const request = indexedDB.open('planted', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('a').put(c, 1)
      request.onsuccess = done
    })
  }, [subject, sent, waits])
  await one.close()
  const found = search(one.profile, canaries)
  for (const text of [subject, sent, waits]) assert.ok(found.some((line) => line.startsWith(text)), `${text} is there and was not found: ${found}`)
})

const exits = {
  'logging out': async ({ page }) => {
    await page.getByRole('button', { name: 'Log ud' }).click()
    await page.getByRole('button', { name: 'Log ud alligevel' }).click({ timeout: 2_000 }).catch(() => undefined)
    await page.getByRole('button', { name: /Mette Lund/ }).waitFor()
  },
  'a quick exit': async ({ page }) => {
    await page.getByRole('button', { name: 'Luk hurtigt' }).click()
    await page.getByRole('heading', { name: 'Sol' }).waitFor()
  },
}

for (const [name, exit] of Object.entries(exits)) {
  test(`after ${name} the profile has nothing of hers`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    const one = await browser()
    const { canaries, token } = await use(one)
    await exit(one)
    if (name !== 'logging out') assert.deepEqual((await one.context.cookies(town.url)).map(({ name: of }) => of), [], 'a cookie is left')
    await one.close()
    assert.deepEqual(search(one.profile, canaries), [])
    if (name !== 'logging out') assert.deepEqual(await left(one.profile), [])
    assert.equal((await fetch(`${town.url}/api/plan`, { headers: { Cookie: `enplan=${token}` } })).status, 401, 'the session goes on')
  })
}

test('without a network the screen is blank, nothing is left, and the session ends before anything is shown again', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const one = await browser()
  const { canaries, token } = await use(one)
  await one.context.setOffline(true)
  await one.page.getByRole('button', { name: 'Luk hurtigt' }).click()
  await one.page.waitForURL('about:blank')
  await one.context.setOffline(false)
  await one.close()
  assert.deepEqual(search(one.profile, canaries.filter((text) => text !== token)), [])
  // The mark goes when the server has answered: what is sent while a page goes may get past a browser that plays offline.
  const over = (await fetch(`${town.url}/api/plan`, { headers: { Cookie: `enplan=${token}` } })).status === 401
  assert.deepEqual([over, await left(one.profile)], over ? [true, []] : [false, ['enplan.left']])
  const again = await browser(one.profile)
  await again.page.goto('/')
  await again.page.getByRole('button', { name: /Mette Lund/ }).waitFor()
  await again.close()
  assert.equal((await fetch(`${town.url}/api/plan`, { headers: { Cookie: `enplan=${token}` } })).status, 401, 'the session goes on')
  assert.deepEqual(search(one.profile, canaries), [])
})

test('the screen is empty in the same frame, in every tab, and going back shows nothing', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const one = await browser()
  await one.context.request.post('/api/demo/login', { data: { as: 'mette' } })
  await visit(one.page, '/')
  await one.page.locator('.places').getByRole('link', { name: 'Aftaler' }).click()
  const other = await one.context.newPage()
  await visit(other, '/plan')
  await other.keyboard.press('Escape')
  await other.waitForTimeout(700)
  await other.keyboard.press('Escape')
  assert.ok(await other.evaluate('document.body !== null'), 'one press of Esc is enough')
  assert.equal(await one.page.evaluate(() => {
    document.querySelector('.leave').click()
    return document.documentElement.innerText
  }), '')
  for (const page of [one.page, other]) await page.getByRole('heading', { name: 'Sol' }).waitFor()
  await other.goto('/')
  await other.getByRole('button', { name: /Mette Lund/ }).click()
  await other.getByRole('heading', { level: 1, name: 'Hej Mette' }).waitFor()
  await other.keyboard.press('Escape')
  await other.keyboard.press('Escape')
  await other.getByRole('heading', { name: 'Sol' }).waitFor()
  await one.page.goBack()
  await one.page.getByRole('button', { name: /Mette Lund/ }).waitFor()
  assert.doesNotMatch(await one.page.locator('body').innerText(), /Hej Mette/)
  await one.close()
})

test('who works here has no such button, and Esc is only Esc', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const one = await browser()
  await one.context.request.post('/api/demo/login', { data: { as: 'lone' } })
  await visit(one.page, '/borgere')
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('Escape')
  assert.equal(await one.page.locator('.leave').count(), 0)
  assert.ok(await one.page.getByRole('link', { name: /Mette Lund/ }).first().isVisible())
  await one.close()
})
