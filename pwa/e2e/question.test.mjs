// Mette does not understand a sentence; Lone writes it too hard, is stopped,
// writes it plainly, and Mette reads it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { deskAddress, openTown, phone, visit } from './town.mjs'

let town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const hard =
  'I forbindelse med iværksættelsen af den virksomhedsrettede indsats skal beskæftigelsesmedarbejderen indhente helbredsmæssige oplysninger.'
const easy = 'Vi finder ud af, hvor meget du kan arbejde.'

async function fits(page) {
  assert.deepEqual(await axe(page), [])
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing goes sideways')
}

test('a sentence nobody understands comes back in plain words', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette', width: 360 })
  await visit(mette, '/plan')
  await mette.locator('a[href^="/plan/fagfolk/"]').first().click()
  await mette.getByRole('button', { name: 'Det her forstår jeg ikke' }).click()
  await fits(mette)
  const sentence = (await mette.locator('.sentences button').first().textContent()).trim()
  await mette.locator('.sentences button').first().click()
  await mette.getByText('Du har spurgt. Du får det forklaret senest').waitFor()
  await fits(mette)

  const lone = await phone(town, { as: 'lone', width: 1280, dark: true })
  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  const card = lone.locator('article', { hasText: sentence }).filter({ hasText: 'forstår det ikke' }).first()
  const field = card.getByLabel('Skriv den lettere for Mette')
  await field.fill(hard)
  await card.getByText('Svær at læse.').waitFor()
  await fits(lone)
  await card.getByRole('button', { name: 'Send til Mette' }).click()
  await card.getByText('Skriv den om, eller sig hvorfor').waitFor()
  await field.fill(easy)
  await card.getByText('Let at læse.').waitFor()
  await card.getByRole('button', { name: 'Send til Mette' }).click()
  await lone.getByText('Forklaret: 1 sætning').waitFor()

  await mette.reload()
  await mette.getByText('Lone siger det sådan:').waitFor()
  assert.match(await mette.locator('main').textContent(), new RegExp(easy))
  await fits(mette)
})
