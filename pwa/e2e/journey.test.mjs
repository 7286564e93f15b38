// The main journey: Mette logs in, reads what happens next, opens a measure and
// the professionals' words, and prints her plan.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

test('Mette logs in and reads what happens next', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town)
  await page.goto('/')
  await page.getByRole('button', { name: /Mette Lund/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Hej Mette' }).waitFor()
  const plan = await planOf(page)
  const first = plan.appointments[plan.next.appointment]
  const main = page.getByRole('main')
  await main.getByText('Det næste').first().waitFor()
  const said = await main.innerText()
  assert.ok(said.includes(first.title), `»${first.title}« is not there`)
  assert.ok(said.includes(first.mustText), 'it is not said whether she must come')
  assert.ok(said.includes('Jeg vil sove om natten'), 'her own goals are not there')
  assert.deepEqual(page.faults, [])
})

test('a measure is told in plain words, the law folded and last', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/plan')
  await page.getByRole('link', { name: /Du får lov til at prøve et job/ }).click()
  await page.getByRole('heading', { level: 1, name: /Du får lov til at prøve et job/ }).waitFor()
  const law = page.locator('details', { hasText: 'Hvad hedder det i loven?' })
  assert.equal(await law.getAttribute('open'), null, 'the law is not folded')
  assert.equal(await page.getByText('§ 57').isVisible(), false)
  const folds = await page.locator('main details > summary').allInnerTexts()
  assert.equal(folds.at(-1), 'Hvad hedder det i loven?')
  await law.locator('summary').click()
  assert.equal(await page.getByText('§ 57').isVisible(), true)
  assert.deepEqual(page.faults, [])
})

test('the professional text is one tap away, each hard word explained where it stands', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/plan')
  assert.ok(!(await page.getByRole('main').innerText()).includes('ressourceforløb'), 'jargon is shown first')
  await page.getByRole('link', { name: 'Jobcenter Strandborg, Team Afklaring', exact: true }).click()
  await page.getByText('Borger er').first().waitFor()
  const word = page.getByRole('button', { name: 'ressourceforløb', exact: true }).first()
  assert.equal(await word.getAttribute('aria-expanded'), 'false')
  await word.press('Enter')
  assert.equal(await word.getAttribute('aria-expanded'), 'true')
  const note = page.locator(`#${CSS_escape(await word.getAttribute('aria-controls'))}`)
  assert.match(await note.innerText(), /længere periode med hjælp/)
  await word.press('Enter')
  assert.equal(await note.count(), 0)
  assert.deepEqual(page.faults, [])
})

const CSS_escape = (id) => id.replace(/[^a-zA-Z0-9_-]/g, (c) => `\\${c}`)

test('the printed plan fits one A4', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const as of ['mette', 'sara', 'jonas']) {
    const page = await phone(town, { as })
    await visit(page, '/plan')
    await page.emulateMedia({ media: 'print' })
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, `${as}: more than one page`)
    const paper = (await page.locator('body').innerText()).replaceAll('\u00a0', ' ')
    const plan = await planOf(page)
    for (const goal of plan.goals) assert.ok(paper.includes(goal.text), `${as}: »${goal.text}« is not printed`)
    assert.ok(paper.includes(plan.people[0].phone), `${as}: the borgerkonsulent's phone is not printed`)
  }
})

test('a link from elsewhere survives the login, and logging out leaves nothing', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town)
  await page.goto('/aftaler')
  await page.getByRole('button', { name: /Sara Holm/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Aftaler' }).waitFor()
  await page.getByRole('button', { name: 'Log ud' }).click()
  await page.getByRole('button', { name: /Mette Lund/ }).waitFor()
  assert.ok(!(await page.locator('body').innerText()).includes('Familiehuset'))
  assert.deepEqual(await page.context().cookies(), [])
})
