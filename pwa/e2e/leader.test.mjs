// What Birgit sees: how the house keeps what it promises, and nobody's name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

/** The names and ids of every citizen there is, and of those around them. */
async function citizens() {
  const known = []
  for (const as of ['mette', 'sara', 'jonas']) {
    const plan = await planOf(await phone(town, { as }))
    known.push(plan.citizen.name, plan.citizen.firstName)
  }
  const lone = await phone(town, { as: 'lone' })
  for (const { id, name } of (await (await lone.context().request.get('/api/desk')).json()).citizens) known.push(id, name)
  return [...new Set(known)]
}

test('Birgit logs in and sees numbers, and no citizen anywhere', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const names = await citizens()
  assert.ok(names.length >= 9, 'whom to look for')
  const page = await phone(town)
  const answers = []
  page.on('response', async (answer) => answer.url().includes('/api/') && !answer.url().includes('/demo/') && answers.push(await answer.text().catch(() => '')))
  await page.goto('/borgere')
  await page.getByRole('button', { name: /Birgit Friis/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Overblik' }).waitFor()
  await page.getByText(/^9 af 10 spørgsmål fik svar i tide\.$/).waitFor()
  await page.getByText('Se tallet for hver uge').click()
  const seen = [await page.content(), ...answers].join('\n')
  assert.ok(answers.some((text) => text.includes('LIX') || text.includes('Lixtal')), 'the answer of the report was heard')
  for (const name of names) assert.ok(!seen.includes(name), `${name} is on the page`)
  for (const path of ['/api/desk', '/api/plan', '/api/threads', `/api/desk/citizens/${names.at(-2)}`, `/api/desk/citizens/${names.at(-2)}/threads`]) {
    assert.equal((await page.context().request.get(path)).status(), 404, path)
  }
  await page.getByRole('button', { name: 'Log ud' }).click()
  await page.getByRole('button', { name: /Birgit Friis/ }).waitFor()
  assert.ok(!(await page.locator('main').innerText()).includes('Team Havnen'))
})

test('the numbers are read by all, on any screen', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [width, dark] of [[320, false], [360, false], [360, true], [1280, false], [1280, true]]) {
    const page = await phone(town, { as: 'birgit', width, dark, height: 800 })
    await visit(page, '/')
    await page.getByRole('heading', { level: 1, name: 'Overblik' }).waitFor()
    await page.getByText('Se tallet for hver uge').click()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `sideways at ${width}`)
    for (const table of await page.locator('table').all()) {
      const outside = await table.evaluate((one) => one.scrollWidth - one.parentElement.clientWidth)
      assert.ok(outside <= 0, `a table is ${outside} too wide at ${width}`)
    }
    assert.deepEqual(await axe(page), [], `${width} ${dark ? 'dark' : 'light'}`)
    assert.deepEqual(page.faults, [])
  }
})

test('each chart is told in words, and what is held back is named so', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'birgit', width: 1280 })
  await visit(page, '/')
  const chart = page.getByRole('img', { name: 'Svar til borgerne' })
  await chart.waitFor()
  assert.match(await chart.locator('desc').textContent(), /Team Havnen: 93 %\. Team Klitten: vises ikke\./)
  const table = page.getByRole('table', { name: 'Svar til borgerne' })
  assert.deepEqual(await table.getByRole('row', { name: /Klitten/ }).getByRole('cell').allTextContents(), ['vises ikke', 'vises ikke', '42'])
})

test('without a network the numbers stay, and it is said', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'birgit' })
  await page.route('**/api/leader/report', (route) => route.abort())
  await page.goto('/')
  await page.getByRole('button', { name: 'Prøv igen' }).waitFor()
  await page.unroute('**/api/leader/report')
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Overblik' }).waitFor()
})
