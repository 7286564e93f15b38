// How much is enough, and what need not be sent twice: the ceiling and the
// pause, the question about a paper, and a paper that is sent.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deskAddress, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

test('Mette sets a ceiling, sees which week is over it, and takes it away', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/aftaler')
  await page.getByRole('link', { name: 'Din grænse' }).click()
  const part = page.locator('#ceiling')
  await part.getByRole('button', { name: 'Sæt en grænse' }).click()
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter') // the focus is on »En time mindre«
  assert.equal(await part.locator('output').innerText(), '12 timer')
  await part.getByRole('button', { name: 'Gem grænsen' }).click()
  await part.getByText('12 timer').first().waitFor()
  await page.getByText('Over din grænse').first().waitFor()
  const { weeks } = await planOf(page)
  assert.equal(await page.getByText('Over din grænse').count(), weeks.filter(({ over }) => over).length)
  await part.getByRole('button', { name: 'Fjern grænsen' }).click()
  await part.getByRole('button', { name: 'Sæt en grænse' }).waitFor()
  assert.equal(await page.getByText('Over din grænse').count(), 0)
  assert.deepEqual(page.faults, [])
})

test('»Det er for meget« is explained first, reaches Lone with her words, and can be undone', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/')
  await page.getByRole('link', { name: 'Er det for meget?' }).click()
  const part = page.locator('#too-much')
  assert.match(await part.innerText(), /Lone får at vide, at det er for meget\.[\s\S]*Det, du skal, skal du stadig\./)
  await part.getByText('Skriv noget med').click()
  await part.getByRole('textbox').fill('Jeg sover ikke om natten')
  await part.getByRole('button', { name: 'Det er for meget lige nu' }).click()
  await part.getByText('Du har sagt, at det er for meget lige nu.').waitFor()
  const { duties } = await planOf(page)
  assert.ok(duties.length > 0, 'the duties went away')

  const lone = await phone(town, { as: 'lone' })
  await visit(lone, '/borgere')
  assert.match(await lone.locator('.desk-row', { hasText: 'Mette Lund' }).innerText(), /Har sagt: Det er for meget lige nu/)
  await lone.getByRole('link', { name: /Mette Lund/ }).click()
  await lone.getByText('Jeg sover ikke om natten').first().waitFor()

  await part.getByRole('button', { name: 'Nu går det igen' }).click()
  await part.getByRole('button', { name: 'Det er for meget lige nu' }).waitFor()
  await visit(lone, '/borgere')
  assert.ok(!(await lone.getByRole('main').innerText()).includes('for meget'))
  assert.deepEqual([page.faults, lone.faults], [[], []])
})

test('may they use the paper again: yes lifts the duty, no leaves it, and one can correct', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  const { reuse } = await planOf(page)
  assert.ok(reuse.length >= 3, `${reuse.length} questions`)
  const [yes, no, correct] = reuse
  await visit(page, '/')
  const ask = page.locator('.ask')
  assert.equal(await ask.count(), 1, 'more than one question at a time')
  const sizes = await ask.locator('.equal .button').evaluateAll((all) => all.map((b) => `${b.offsetWidth}×${b.offsetHeight}`))
  assert.equal(new Set(sizes).size, 1, `not the same size: ${sizes}`)
  assert.ok((await ask.innerText()).includes(yes.no), 'what a no means is not said')
  await ask.getByRole('button', { name: 'Ja', exact: true }).click()
  await ask.locator('.answered').waitFor()

  await visit(page, '/plan')
  const at = (one) => page.locator('.ask', { hasText: one.text })
  await at(no).getByRole('button', { name: 'Nej', exact: true }).click()
  await at(no).locator('.answered').waitFor()
  await at(correct).getByRole('button', { name: 'Ret', exact: true }).click()
  await at(correct).getByRole('button', { name: 'Send', exact: true }).click()
  await at(correct).locator('.wrong').waitFor()
  await at(correct).getByRole('textbox').fill('Papiret er fra oktober')
  await at(correct).getByRole('button', { name: 'Send', exact: true }).click()
  await at(correct).locator('.answered').waitFor()

  const after = await planOf(page)
  const ids = after.duties.map(({ id }) => id)
  assert.deepEqual([yes, no, correct].map(({ duty }) => ids.includes(duty)), [false, true, true])
  const lone = await phone(town, { as: 'lone' })
  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  assert.match(await lone.getByRole('main').innerText(), /Papiret er fra oktober|vil have noget rettet/)
  assert.deepEqual([page.faults, lone.faults], [[], []])
})

test('a paper she has sent leaves the list, can be undone at once, and later', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/plan')
  const row = page.locator('.duty', { has: page.getByRole('button', { name: 'Jeg har sendt det' }) }).first()
  const what = await row.locator('h3').innerText()
  const before = (await planOf(page)).duties.length
  await row.getByRole('button', { name: 'Jeg har sendt det' }).click()
  const sent = page.locator('.duty-sent')
  await sent.getByText('Du har sagt, at du har sendt det.').waitFor()
  assert.equal((await planOf(page)).duties.length, before - 1)
  await sent.getByRole('button', { name: 'Nej, jeg har ikke sendt det' }).click()
  await sent.waitFor({ state: 'detached' })
  assert.equal((await planOf(page)).duties.length, before)

  await page.locator('.duty', { hasText: what }).getByRole('button', { name: 'Jeg har sendt det' }).first().click()
  await sent.waitFor()
  await visit(page, '/plan')
  await page.getByText('Det har du allerede givet').click()
  await page.locator('.fold-body').getByRole('button', { name: 'Nej, jeg har ikke sendt det' }).click()
  await page.locator('.fold-body').getByRole('button', { name: 'Nej, jeg har ikke sendt det' }).waitFor({ state: 'detached' })
  assert.equal((await planOf(page)).duties.length, before)
  assert.deepEqual(page.faults, [])
})
