// A family: a boy of fifteen shows his mother one of his goals, she sees that and nothing
// else, and when he takes it back her open page closes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { addressOf, checkPlain, deskAddress, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const shown = 'Jeg vil begynde til boksning'
const kept = 'Jeg vil spise aftensmad med mor de fleste dage'
const wide = (page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
const thing = (page, text) => page.locator('.family-thing', { hasText: text })

async function fits(page) {
  assert.equal(await wide(page), 0, 'the page is wider than the screen')
  assert.deepEqual((await axe(page)).map(({ id }) => id), [])
}

test('Emil shows his mother one goal, she sees just that, and he takes it back', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const emil = await phone(town, { as: 'emil' })
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/deling')
  await mette.getByRole('link', { name: 'Familien', exact: true }).click()
  await mette.getByText('Der er ikke noget at se lige nu.').waitFor()
  assert.equal(new URL(mette.url()).pathname, '/deling', 'the address tells which page it is')
  assert.equal(await addressOf(mette), '/deling/familien')
  await fits(mette)

  await visit(emil, '/deling')
  await emil.getByRole('link', { name: 'Familien', exact: true }).click()
  await emil.getByRole('link', { name: 'Det, du viser din familie' }).click()
  const one = thing(emil, shown)
  await one.getByText('Mette må ikke se det.').waitFor()
  await one.getByRole('button', { name: 'Vis til Mette' }).click()
  await one.getByText('Mette kommer til at læse lige det her:').waitFor()
  assert.equal(await one.locator('.family-words').innerText(), `${shown}\n\nI gang`)
  await fits(emil)
  assert.ok((await one.locator('.family-words').boundingBox()).y < (await one.getByRole('button', { name: 'Ja, vis det til Mette' }).boundingBox()).y, 'the consequence is said after the choice')
  await mette.getByText('Der er ikke noget at se lige nu.').waitFor()
  await one.getByRole('button', { name: 'Ja, vis det til Mette' }).click()
  await one.getByText('Mette må se det til og med').waitFor()

  await mette.getByRole('heading', { level: 3, name: shown }).waitFor({ timeout: 5000 })
  const main = await mette.getByRole('main').innerText()
  assert.ok(main.includes('Emil') && !main.includes(kept), main)
  await fits(mette)
  const theirs = await (await mette.context().request.get('/api/family')).json()
  const his = await (await emil.context().request.get('/api/family/mine')).json()
  assert.deepEqual(theirs.people[0].items, his.mine.items.filter(({ sees }) => sees.some(({ yes }) => yes)).map((item) => item.shown))

  await one.getByRole('button', { name: 'Tag tilbage fra Mette' }).click()
  await one.getByText('Mette kan ikke se det mere, så snart du trykker.').waitFor()
  await one.getByRole('button', { name: 'Ja, tag det tilbage' }).click()
  await mette.getByText('Der er ikke noget at se lige nu.').waitFor({ timeout: 5000 })
  assert.ok(!(await mette.getByRole('main').innerText()).includes(shown))
  const read = checkPlain(await emil.locator('main').innerText())
  assert.ok(read.lix <= 30, `the page has LIX ${read.lix}`)
  await visit(emil, '/hvem-kiggede')
  await emil.getByText('En anden borger så det, du viser din familie.').first().waitFor()
  assert.deepEqual([emil.faults, mette.faults], [[], []])
})

test('Lone states that two of hers belong together, and ends it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await phone(town, { as: 'lone', width: 1280, height: 900 })
  await visit(lone, await deskAddress(lone, 'Sara Holm'))
  await lone.getByRole('link', { name: 'Familie', exact: true }).click()
  await lone.getByText('Der står ikke noget.').waitFor()
  await lone.getByLabel('Hvem', { exact: true }).selectOption({ label: 'Mette Lund' })
  await lone.getByLabel('Hvordan').selectOption({ label: 'De er i familie' })
  await lone.getByLabel('Første dag').fill('2026-01-01')
  await lone.getByRole('button', { name: 'Gem' }).click()
  await lone.getByText('Er i familie med Mette Lund.').waitFor()
  await fits(lone)
  const sara = await phone(town, { as: 'sara' })
  await visit(sara, '/deling/familien-ser')
  await sara.getByRole('button', { name: 'Vis til Mette' }).first().waitFor()
  await fits(sara)
  await lone.getByRole('button', { name: 'Det gælder ikke mere' }).click()
  await lone.getByRole('button', { name: 'Ja, afslut det' }).click()
  await lone.getByText('Der står ikke noget.').waitFor()
  await sara.getByText('Der er ingen, du kan vise noget.').waitFor({ timeout: 5000 })
  assert.deepEqual([lone.faults, sara.faults], [[], []])
})
