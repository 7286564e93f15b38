// What Mette sees when something is wrong, and whether every page works for
// everybody: small screens, large letters, screen readers, light and dark.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

/** Every page of a citizen's plan. */
async function pagesOf(page) {
  const plan = await planOf(page)
  const id = encodeURIComponent
  return [
    '/', '/plan', '/aftaler',
    ...plan.areas.flatMap((area) => area.measures.map((m) => `/plan/hjaelp/${id(m.id)}`)),
    ...plan.plans.map((p) => `/plan/fagfolk/${id(p.id)}`),
    ...Object.keys(plan.appointments).map((a) => `/aftaler/${id(a)}`),
  ]
}

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
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
      assert.deepEqual(await axe(page), [], path)
    }
    assert.deepEqual(page.faults, [])
  })
}

test('nothing runs off the side at 320 px or with letters twice as large', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [width, size] of [[320, 1], [360, 2], [1280, 1], [1280, 2]]) {
    const page = await phone(town, { as: 'sara', width })
    for (const path of ['/', '/plan', '/aftaler']) {
      await visit(page, path)
      const wide = await page.evaluate((size) => {
        const html = document.documentElement
        html.style.fontSize = `${parseFloat(getComputedStyle(html).fontSize) * size}px`
        return html.scrollWidth - html.clientWidth
      }, size)
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
