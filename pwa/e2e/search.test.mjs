// Who works here finds the one they work with by CPR number, learns nothing of
// others, and the citizen can see that somebody searched.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { openTown, phone, visit } from './town.mjs'

let town
before(async () => {
  town = await openTown()
})
after(() => town.close())

async function search(page, cpr) {
  await page.getByLabel('CPR-nummer').fill(cpr)
  await page.getByRole('button', { name: 'Søg' }).click()
}

test('Lone finds Mette by her number, and Mette sees it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [width, dark] of [[360, false], [1280, true]]) {
    const lone = await phone(town, { as: 'lone', width, dark })
    const asked = []
    lone.on('request', (request) => asked.push(request.url()))
    await visit(lone, '/')
    await lone.getByText('Find en borger med CPR-nummer').click()
    await lone.getByText('Hver søgning bliver skrevet ned.').waitFor()
    await search(lone, '010203-0000')
    await lone.getByText('Vi fandt ingen, du kan se.').waitFor()
    assert.deepEqual(await axe(lone), [])
    assert.equal(await lone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing goes sideways')
    await search(lone, '731184-1234')
    await lone.getByRole('link', { name: 'Åbn Mette Lund' }).click()
    await lone.getByRole('heading', { name: 'Mette Lund' }).waitFor()
    assert.deepEqual(asked.filter((url) => /731184|010203/.test(url)), [], 'a number stands in an address')
    assert.deepEqual(lone.faults, [])
  }
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/hvem-kiggede')
  await mette.getByText('søgte efter dig med dit CPR-nummer').first().waitFor()
})

test('a fagperson finds a case of the department', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const henrik = await phone(town, { as: 'henrik' })
  await visit(henrik, '/sager')
  await henrik.getByText('Find en borger med CPR-nummer').click()
  await search(henrik, '7311841234')
  await henrik.getByRole('link', { name: 'Åbn Mette Lund' }).click()
  await henrik.getByRole('heading', { name: 'Mette Lund' }).waitFor()
})
