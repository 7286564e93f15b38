// How Mette is told: she sees what her lock screen would say before she chooses, adds
// a reminder of her own, and finds in the notification centre what comes next.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

test('she chooses when she is reminded, and what may stand on the lock screen', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/aftaler')
  await mette.getByRole('link', { name: 'Påmindelser' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Påmindelser' }).waitFor()
  assert.equal(await mette.getByLabel('1 dag før, kl. 17.00').isChecked(), true)
  assert.equal(await mette.getByLabel('2 timer før').isChecked(), true)
  const screens = mette.locator('.lock-screen')
  assert.match(await screens.nth(0).innerText(), /Du har en aftale i morgen\s+Åbn Én Plan for at se mere\./)
  assert.match(await screens.nth(1).innerText(), /Tirsdag d\. 24\. november kl\.\s10\.00, Parkvej 3/)
  assert.deepEqual(await axe(mette), [], 'how she is told')

  await mette.getByText('Vælg selv').click()
  await mette.getByLabel('Timer før', { exact: true }).check()
  await mette.getByRole('button', { name: 'Flere' }).click()
  await mette.getByText('3 timer før').first().waitFor()
  await mette.getByRole('button', { name: 'Tilføj' }).click()
  await mette.getByLabel('2 timer før').uncheck()
  await mette.getByLabel('Beskeder og svar').uncheck()
  await mette.getByLabel('Skriv tid og sted').check()
  assert.deepEqual(await axe(mette), [], 'with everything open')
  await mette.getByRole('button', { name: 'Gem' }).click()
  await mette.locator('.sr-only', { hasText: 'Det er gemt.' }).waitFor({ state: 'attached' })

  const again = await phone(town, { as: 'mette', width: 1280 })
  await visit(again, '/paamindelser')
  assert.equal(await again.getByLabel('3 timer før').isChecked(), true)
  assert.equal(await again.getByLabel('2 timer før').isChecked(), false)
  assert.equal(await again.getByLabel('Beskeder og svar').isChecked(), false)

  await mette.getByLabel('7 dage før, kl. 17.00').check()
  await again.getByLabel('Samme dag, kl. 8.00').check()
  await again.getByRole('button', { name: 'Gem' }).click()
  await again.locator('.sr-only', { hasText: 'Det er gemt.' }).waitFor({ state: 'attached' })
  await mette.getByRole('button', { name: 'Gem' }).click()
  await mette.getByText('Det blev ændret et andet sted.').waitFor()
  assert.equal(await mette.getByLabel('Samme dag, kl. 8.00').isChecked(), true)
  assert.deepEqual(again.faults, [])
})

test('the notification centre says what comes next', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara' })
  await visit(sara, '/underretninger')
  await sara.getByRole('heading', { level: 1, name: 'Underretninger' }).waitFor()
  await sara.getByText(/^Du bliver mindet /).first().waitFor()
  assert.deepEqual(await axe(sara), [], 'the notification centre')
  await sara.getByRole('link', { name: 'Se aftalen' }).first().click()
  await sara.waitForURL(/\/aftaler$/)
  assert.deepEqual(sara.faults, [])
})
