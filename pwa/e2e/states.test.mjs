// What Mette sees when something is wrong, and whether every page works for
// everybody: small screens, large letters, screen readers, light and dark.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { deskAddress, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

/** Every page of a citizen's plan. */
async function pagesOf(page) {
  const plan = await planOf(page)
  const id = encodeURIComponent
  return [
    '/', '/plan', '/maal', '/aftaler', '/aftaler/naeste', '/aftaler/maaned', '/aftaler/oensker', '/passer-ikke',
    ...plan.areas.flatMap((area) => area.measures.map((m) => `/plan/hjaelp/${id(m.id)}`)),
    ...plan.plans.map((p) => `/plan/fagfolk/${id(p.id)}`),
    ...Object.keys(plan.appointments).map((a) => `/aftaler/${id(a)}`),
  ]
}

const unfold = (page) => page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")

for (const dark of [false, true]) {
  test(`axe finds nothing on any page, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    const door = await phone(town, { dark })
    await door.goto('/')
    await door.getByRole('button', { name: /Mette Lund/ }).waitFor()
    assert.deepEqual(await axe(door), [], 'the door')
    const page = await phone(town, { as: 'mette', dark })
    for (const path of await pagesOf(page)) {
      await visit(page, path)
      await unfold(page)
      assert.deepEqual(await axe(page), [], path)
    }
    assert.deepEqual(page.faults, [])
  })
}

for (const dark of [false, true]) {
  test(`axe finds nothing while something is answered, decided or not sent, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    const page = await phone(town, { as: 'mette', dark })
    await visit(page, '/aftaler')
    await page.getByRole('button', { name: /^(Sæt en grænse|Lav den om)$/ }).click()
    assert.deepEqual(await axe(page), [], 'the stepper')
    await visit(page, '/')
    await page.locator('.ask').getByRole('button', { name: 'Ret', exact: true }).click()
    await page.locator('.ask').getByRole('button', { name: 'Send', exact: true }).click()
    await page.context().setOffline(true)
    await page.locator('.finding .button-primary').first().click()
    await page.locator('.press-note p').waitFor()
    assert.deepEqual(await axe(page), [], 'the first page, offline')
    await page.context().setOffline(false)
    await page.locator('.press-note').getByRole('button').click()
    await page.locator('.finding .answered').first().waitFor()
    assert.deepEqual(await axe(page), [], 'an answered finding')

    const lone = await phone(town, { as: 'lone', dark, width: dark ? 360 : 1280 })
    await visit(lone, '/borgere')
    assert.deepEqual(await axe(lone), [], 'the list')
    await visit(lone, `${await deskAddress(lone, 'Mette Lund')}/aftaler`)
    await lone.getByRole('button', { name: 'Ny aftale' }).click()
    await unfold(lone)
    assert.deepEqual(await axe(lone), [], 'the appointments')
    await visit(lone, await deskAddress(lone, 'Mette Lund'))
    await lone.getByRole('button', { name: 'Bed en afdeling om at løse det' }).first().click()
    await lone.getByRole('button', { name: 'Gem beslutningen' }).click()
    await unfold(lone)
    assert.deepEqual(await axe(lone), [], 'a decision on its way')
    assert.deepEqual([page.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')), lone.faults], [[], []])
  })
}

test('the borgerkonsulent’s side fits a phone and a wide screen, and everything can be hit', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [width, size] of [[320, 1], [360, 2], [1280, 1], [1280, 2]]) {
    const page = await phone(town, { as: 'lone', width })
    const mette = await deskAddress(page, 'Mette Lund')
    for (const path of ['/borgere', mette, `${mette}/aftaler`]) {
      await visit(page, path)
      await unfold(page)
      const wide = await page.evaluate(widthAt, size)
      assert.ok(wide <= 0, `${path} at ${width} px, letters × ${size}: ${wide} px too wide`)
    }
  }
})

test('every button and way on can be hit with a thumb', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [as, paths] of [['mette', ['/', '/plan', '/maal', '/aftaler', '/aftaler/naeste', '/aftaler/maaned', '/aftaler/oensker', '/passer-ikke']], ['lone', ['/borgere', undefined]]]) {
    const page = await phone(town, { as })
    for (const path of paths) {
      await visit(page, path ?? (await deskAddress(page, 'Mette Lund')))
      const small = await page.evaluate(() => [...document.querySelectorAll('main button, main summary, main .onward, main label:has(input)')]
        .filter((one) => one.offsetParent && !one.matches('.jargon'))
        .filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44)
        .map((one) => `${one.textContent} ${one.offsetWidth}×${one.offsetHeight}`))
      assert.deepEqual(small, [], path)
    }
  }
})

/** How much too wide the page is when the letters are so much larger. */
function widthAt(size) {
  const html = document.documentElement
  html.style.fontSize = `${parseFloat(getComputedStyle(html).fontSize) * size}px`
  return html.scrollWidth - html.clientWidth
}

test('nothing runs off the side at 320 px or with letters twice as large', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [width, size] of [[320, 1], [360, 2], [1280, 1], [1280, 2]]) {
    const page = await phone(town, { as: 'sara', width })
    for (const path of ['/', '/plan', '/maal', '/aftaler', '/aftaler/naeste', '/aftaler/maaned', '/aftaler/oensker', '/passer-ikke']) {
      await visit(page, path)
      await unfold(page)
      const wide = await page.evaluate(widthAt, size)
      assert.ok(wide <= 0, `${path} at ${width} px, letters × ${size}: ${wide} px too wide`)
    }
  }
})

test('a fault of ours is said with a number, a telephone and a way on', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  let broken = true
  await page.route('**/api/plan', (route) => broken
    ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Det gik ikke', status: 500, detail: 'Det gik galt hos os. Prøv igen om lidt.', requestId: 'abc123' }) })
    : route.continue())
  await page.goto('/')
  await page.getByText('abc123').waitFor()
  assert.ok((await page.locator('main').innerText()).includes('44 55 00 00'.replace(/ /g, '\u00a0')) || (await page.locator('main').innerText()).includes('44 55 00 00'))
  broken = false
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hej Mette' }).waitFor()
})

test('without net the app says so, and that it tries again', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await page.route('**/api/plan', (route) => route.abort('internetdisconnected'))
  await page.goto('/')
  await page.getByRole('heading', { name: 'Du har ikke net' }).waitFor()
})

test('a plan that may not be whole says who has not sent anything', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'jonas' })
  await visit(page, '/')
  const said = await page.getByRole('main').innerText()
  assert.ok(said.includes('Du ser måske ikke det hele'))
  assert.ok(said.includes('Psykiatrisk ambulatorium har ikke sendt noget siden'))
})

test('English is whole: no Danish outside what is Danish by nature', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette', language: 'en-GB' })
  await visit(page, '/plan')
  if (await page.locator('html').getAttribute('lang') !== 'en') {
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor({ state: 'attached' })
  }
  await page.getByRole('heading', { name: 'Your own goals' }).first().waitFor()
})

test('whoever logs in on a page of somebody else comes to their own', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await phone(town, { as: 'lone' })
  const requests = []
  await visit(lone, '/plan')
  await lone.getByRole('heading', { level: 1, name: 'Hvem har brug for mig nu' }).waitFor()
  const mette = await phone(town, { as: 'mette' })
  mette.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await visit(mette, await deskAddress(lone, 'Sara Holm'))
  await mette.getByRole('heading', { level: 1, name: 'Hej Mette' }).waitFor()
  assert.ok(!requests.some((path) => path.includes('desk')), `a citizen's phone asked for ${requests}`)
})
