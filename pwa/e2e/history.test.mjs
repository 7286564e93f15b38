// »Det passer ikke« from end to end: Mette says so at her help and sees by when
// there is an answer, Lone answers and promises, Mette sees what is new, says
// that it has not happened, and looks at her plan as it was.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, deskAddress, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const words = 'Min ryg kan ikke holde til det.'
const promise = 'Jeg ringer til Emils skole'

test('Mette says that something does not fit, and it is answered', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const measure = (await planOf(mette)).areas[0].measures[0]
  const page = `/plan/hjaelp/${encodeURIComponent(measure.id)}`
  await visit(mette, page)
  await mette.getByRole('button', { name: 'Det passer ikke' }).click()
  await mette.getByRole('textbox').fill(words)
  assert.deepEqual(await axe(mette), [], 'while she writes')
  await mette.getByRole('button', { name: 'Send' }).click()
  await mette.getByText('Du får svar senest mandag d. 7. december.').waitFor()
  assert.equal(await mette.locator('.remark').evaluate((r) => r === document.activeElement), true, 'the focus is lost')

  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  const card = lone.locator('.finding', { hasText: words })
  await card.getByRole('button', { name: 'Det er rigtigt, fordi …' }).click()
  await card.getByText('Skriv, hvorfor det er rigtigt.').waitFor()
  await card.getByRole('textbox').fill('Lægen har sagt god for det.')
  await card.getByRole('button', { name: 'Det er rigtigt, fordi …' }).click()
  await lone.getByText('Ét svar er givet').waitFor()
  await lone.getByText('Lov noget').click()
  const form = lone.locator('.decide-form', { hasText: 'Hvad lover du?' })
  await form.getByRole('textbox').first().fill(promise)
  await form.locator('input[type=date]').fill('2026-12-01')
  await form.getByRole('button', { name: 'Gem løftet' }).click()
  const row = lone.locator('.promise-row', { hasText: promise })
  await row.getByRole('button', { name: 'Det er sket' }).click()
  await lone.getByText('2 løfter er slut').waitFor()
  assert.deepEqual(lone.faults, [])

  await visit(mette, page)
  await mette.getByText('Lone svarer, at det er rigtigt, som det står.').waitFor()
  assert.match(await mette.locator('.remark').innerText(), /Lægen har sagt god for det/)
})

test('what is new is counted once, and she says that it has not happened', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/')
  await mette.getByRole('link', { name: '3 nye ting i din plan' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Det er der sket' }).waitFor()
  assert.equal(await mette.locator('.happened .chip').count(), 3)
  assert.match(await mette.locator('.happened-own').first().innerText(), /Du skrev, at det her ikke passer/)
  const row = mette.locator('.promise', { hasText: promise })
  await row.getByRole('button', { name: 'Det er ikke sket' }).click()
  await row.getByRole('textbox').fill('Skolen ved intet')
  await row.getByRole('button', { name: 'Send' }).click()
  await mette.getByText('Du har sagt, at det ikke er sket.').waitFor()
  await visit(mette, '/')
  assert.equal(await mette.getByText(/nye? ting/).count(), 0, 'what was seen is still new')
  assert.deepEqual(mette.faults, [])
})

test('she sees her plan as it was', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/historik')
  await mette.getByRole('link', { name: /Sådan så din plan ud d\. 23\. november/ }).first().click()
  await mette.getByText('Det her er en gammel plan. Den gælder ikke mere.').waitFor()
  assert.ok((await mette.locator('.soon').count()) > 5)
  assert.deepEqual(mette.faults, [])
})

for (const dark of [false, true]) {
  test(`axe finds nothing and nothing goes sideways, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    for (const width of [320, 360, 1280]) {
      const mette = await phone(town, { as: 'mette', width, dark })
      await visit(mette, '/historik')
      await narrow(mette, width)
      if (width === 360) assert.deepEqual(await axe(mette), [], 'the history')
      await mette.getByRole('link', { name: /Sådan så din plan ud/ }).first().click()
      await mette.getByText('Den gælder ikke mere.').waitFor()
      await narrow(mette, width)
      if (width === 360) assert.deepEqual(await axe(mette), [], 'the plan as it was')
      await mette.context().close()
      const lone = await phone(town, { as: 'lone', width, dark })
      await visit(lone, await deskAddress(lone, 'Mette Lund'))
      await lone.getByText('Lov noget').click()
      await lone.getByText(/^Alt, der er sket/).click()
      await narrow(lone, width)
      if (width === 1280) assert.deepEqual(await axe(lone), [], 'the desk')
      await lone.context().close()
    }
  })
}

test('the history is plain', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/historik')
  const said = await mette.locator('.happened > p:first-of-type, .promise > p').allInnerTexts()
  const { lix } = checkPlain(said.map((one) => one.replace(/»[^«]*«/g, 'det')).join(' '))
  assert.ok(lix <= 30, `LIX ${lix}`)
})

async function narrow(page, width) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${over} px too wide at ${width}`)
}
