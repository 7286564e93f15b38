// The promise in one go: Mette gives the job centre her back and not her mind, Henrik
// sees exactly that, she takes it back and his open page closes by itself, and her log
// tells it so that a tired person understands.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkPlain, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const lift = 'Du må ikke løfte mere end 5 kg til og med d. 18. december.'
const within = 5000 // ms from the withdrawal until the open page is closed

test('given, seen, taken back, closed and told', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/deling')
  await mette.getByRole('button', { name: 'Del én ting' }).click()
  await mette.getByRole('group', { name: 'Hvem må se det?' }).getByRole('button', { name: 'Jobcenter Strandborg' }).click()
  await mette.getByRole('group', { name: 'Sundhedscentret' }).getByRole('button', { name: 'Skånehensyn og vilkår' }).click()
  await mette.getByRole('button', { name: lift }).click()
  await mette.getByRole('button', { name: 'Tage hensyn til helbred' }).click()
  await mette.getByRole('button', { name: 'Ja', exact: true }).click()
  await mette.locator('article.consent', { hasText: 'Jobcenter Strandborg må se dette fra Sundhedscentret' }).waitFor()

  const henrik = await phone(town, { as: 'henrik', width: 1280 })
  const listens = henrik.waitForResponse((answer) => answer.url().includes('/api/live'))
  await visit(henrik, '/sager')
  await henrik.getByRole('link', { name: 'Mette Lund' }).click()
  await henrik.getByLabel('Tage hensyn til helbred').check()
  await henrik.getByRole('button', { name: 'Vis, hvad jeg må se' }).click()
  await henrik.getByText(lift).waitFor()
  await henrik.getByText('Borgeren har sagt ja.').first().waitFor()
  const main = await henrik.getByRole('main').innerText()
  assert.ok(!main.includes('bipolar') && !main.includes('Ingen må lægge en aftale'), 'the psychiatry is seen')
  await listens

  await mette.getByRole('button', { name: 'Tag tilbage' }).click()
  await mette.getByRole('button', { name: 'Ja, tag det tilbage' }).click()
  await henrik.getByText(lift).waitFor({ state: 'detached', timeout: within })
  await mette.getByText('Det er taget tilbage.').first().waitFor()

  await mette.getByRole('button', { name: 'Hvem har set det?' }).click()
  await mette.getByText('Skånehensyn og vilkår fra Sundhedscentret').first().waitFor()
  await visit(mette, '/hvem-kiggede')
  const told = []
  for (const sentence of [/Du sagde ja/, /En medarbejder i Jobcenter Strandborg så .*for at tage hensyn til dit helbred/, /Du tog .* tilbage/]) {
    const line = mette.locator('.log-line').filter({ hasText: sentence }).first()
    await line.waitFor()
    told.push(await line.innerText())
  }
  const read = checkPlain(told.join('\n').replaceAll(/Jobcenter Strandborg|Sundhedscentret/g, '')) // names are not the house's words
  assert.ok(read.lix <= 30, `${told.join('\n')}: LIX ${read.lix}`)
})
