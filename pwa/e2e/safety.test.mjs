// Tryghed: the screen is the same, the phone keeps nothing, the borgerkonsulent knows,
// and the app can bear a name that says nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, deskAddress, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const turnOn = 'Slå Tryghed til'

test('the screens are the same before and after, to the last dot', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const pages = ['/', '/telefon', '/paamindelser', '/telefon/andre']
  const look = async () => {
    const pictures = []
    for (const path of pages) {
      await visit(mette, path)
      await mette.evaluate('document.fonts.ready.then(() => 0)')
      await mette.waitForTimeout(100)
      pictures.push([path, await mette.title(), (await mette.screenshot({ animations: 'disabled' })).toString('base64')])
    }
    return pictures
  }
  const before = await look()
  await visit(mette, '/telefon/andre')
  await mette.getByLabel('Hvordan må vi få fat i dig?').fill('Ring kun tirsdag formiddag')
  await mette.getByRole('button', { name: turnOn }).click()
  await mette.locator('.safety-said', { hasText: 'Tryghed er slået til.' }).waitFor()
  assert.deepEqual(await axe(mette), [])
  assert.equal(await mette.getByLabel('Hvordan må vi få fat i dig?').inputValue(), '')
  const later = await look()
  for (const [i, [path, title, picture]] of before.entries()) assert.ok(title === later[i][1] && picture === later[i][2], `${path} looks another way`)
  assert.deepEqual(mette.faults, [])
})

test('the borgerkonsulent reads it first, with the citizen’s own words, and can end it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await mette.context().request.post('/api/reach', { data: { on: true, words: 'Ring kun tirsdag formiddag' } })
  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  await lone.getByRole('heading', { name: 'Skriv og ring ikke til Mette, før I har aftalt det' }).waitFor()
  await lone.getByText('Ring kun tirsdag formiddag').first().waitFor()
  await lone.locator('summary', { hasText: /^Tryghed$/ }).click()
  assert.deepEqual(await axe(lone), [])
  const field = lone.getByLabel('Sådan vil Mette have besked')
  await field.focus()
  assert.equal(await field.inputValue(), 'Ring kun tirsdag formiddag')
  await field.fill('Skriv til mig på mit arbejde')
  await lone.getByRole('button', { name: 'Gem', exact: true }).click()
  await lone.locator('main p', { hasText: 'Det er gemt.' }).last().waitFor()
  await lone.locator('q', { hasText: 'Skriv til mig på mit arbejde' }).waitFor()
  await lone.getByRole('button', { name: 'Slå Tryghed fra' }).click()
  await lone.locator('main p', { hasText: 'Tryghed er slået fra.' }).last().waitFor()
  await lone.getByRole('heading', { name: /Skriv og ring ikke/ }).waitFor({ state: 'detached' })
  assert.deepEqual(lone.faults, [])
})

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

test('a phone that is to keep nothing keeps nothing, takes in what lay there, and sends it when it can', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara' })
  await visit(sara, '/beskeder/ny')
  await sara.getByLabel('Hvad handler det om?').fill('Stille')
  await sara.locator('.composer textarea').fill('Hej')
  await sara.getByRole('button', { name: 'Send beskeden' }).click()
  await sara.getByRole('heading', { level: 1, name: 'Stille' }).waitFor()
  await sara.context().setOffline(true)
  await sara.locator('.composer textarea').fill('Skrevet før')
  await sara.getByRole('button', { name: 'Send beskeden' }).click()
  await sara.locator('.talk-waits', { hasText: 'Skrevet før' }).waitFor()
  assert.deepEqual(await databases(sara), ['enplan'])
  const thread = await sara.evaluate(() => history.state)
  await sara.route('**/messages', (route) => route.abort())
  await sara.context().setOffline(false)
  await sara.context().request.post('/api/reach', { data: { on: true } })
  await sara.goto(thread)
  await sara.locator('.talk-waits', { hasText: 'Skrevet før' }).waitFor()
  await sara.waitForFunction(() => indexedDB.databases().then((all) => all.length === 0))
  await sara.locator('.composer textarea').fill('Skrevet efter')
  await sara.getByRole('button', { name: 'Send beskeden' }).click()
  await sara.locator('.talk-waits', { hasText: 'Skrevet efter' }).waitFor()
  await sara.getByText('Din browser gemmer ikke beskeden. Lad siden stå åben, til den er sendt.').first().waitFor()
  assert.deepEqual(await databases(sara), [])
  assert.deepEqual(await sara.evaluate(() => Object.keys(localStorage)), [])
  await sara.unroute('**/messages')
  for (const text of ['Skrevet før', 'Skrevet efter']) await sara.locator('.talk-item:not(.talk-waits)', { hasText: text }).waitFor({ timeout: 20_000 })
})

test('the app can bear a name and a picture that say nothing, from the home screen too', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await phone(town, { as: 'jonas' })
  await visit(jonas, '/telefon/andre')
  await jonas.getByRole('button', { name: 'Skift til Lister' }).click()
  await jonas.getByRole('button', { name: 'Skift til Én Plan' }).waitFor()
  await jonas.evaluate(() => document.title === 'Lister' || new Promise((done) => { // the title follows the page
    new MutationObserver(() => document.title === 'Lister' && done()).observe(document.querySelector('title'), { childList: true })
  }))
  assert.deepEqual([await jonas.title(), (await jonas.locator('.brand').innerText()).trim()], ['Lister', 'Lister'])
  assert.deepEqual(await axe(jonas), [])
  const manifest = async () => {
    const cdp = await jonas.context().newCDPSession(jonas)
    const { data, errors } = await cdp.send('Page.getAppManifest')
    assert.deepEqual(errors, [])
    return JSON.parse(data)
  }
  const { name, id, start_url: begins, icons } = await manifest()
  assert.deepEqual([name, id, begins], ['Lister', '/n', '/n'])
  assert.doesNotMatch(JSON.stringify(await manifest()), /plan|kommune/i)
  for (const { src } of icons) assert.match((await jonas.context().request.get(src)).headers()['content-type'], /^image\/png/)
  await jonas.context().clearCookies()
  await jonas.goto('/n')
  await jonas.getByRole('button', { name: /Mette Lund/ }).waitFor()
  assert.deepEqual([await jonas.title(), new URL(jonas.url()).pathname, (await manifest()).name], ['Lister', '/', 'Lister'])
  assert.doesNotMatch(await jonas.locator('header').innerText(), /Én Plan|Kommune/)
})

test('the page is plain', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/telefon/andre')
  await mette.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
  const { lix } = checkPlain((await mette.locator('main').innerText()).replaceAll(/(?<![.:?!])\n+/g, '.\n'))
  assert.ok(lix <= 30, `LIX ${lix}`)
  assert.equal(await mette.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
  assert.deepEqual(await axe(mette), [])
})
