// »Fik du besked?«: Mette reads what is known of whether she was told, and Lone
// reads the same sentences and cannot write that she did not come.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const nothing = 'Vi kan ikke se, at du fik besked om tiden.'

async function opened(page, fold) {
  await page.locator('summary', { hasText: fold }).first().click()
}

test('both sides read the same of a time that was', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/aftaler')
  await opened(mette, 'Tider, der har været')
  await mette.getByText(/fra de sidste 14 dage/).waitFor()
  await opened(mette, 'Fik du besked om tiden?')
  await mette.getByText(nothing).waitFor()
  assert.equal(await mette.getByText('Derfor kan du ikke skrive').count(), 0)
  const words = await mette.locator('.proof').first().innerText()
  assert.ok(checkPlain(words).lix <= 30)
  assert.deepEqual(await axe(mette), [])

  const lone = await phone(town, { as: 'lone', width: 1280 })
  const desk = await (await lone.context().request.get('/api/desk')).json()
  const { id } = desk.citizens.find(({ name }) => name === 'Mette Lund')
  await lone.goto(`/borgere/${id}/aftaler`)
  await opened(lone, 'Tider, der har været')
  await opened(lone, 'Fik borgeren besked?')
  await lone.getByText(nothing).waitFor()
  await lone.getByText('Derfor kan du ikke skrive, at borgeren ikke kom.').waitFor()
  assert.equal(await lone.getByRole('button', { name: 'Skriv, at Mette ikke kom' }).count(), 0)
  assert.deepEqual(await axe(lone), [])
  const { times } = await (await lone.context().request.get(`/api/desk/citizens/${id}/times/past`)).json()
  const { appointment, at } = times[0]
  const missed = await lone.context().request.post(`/api/desk/citizens/${id}/appointments/${encodeURIComponent(appointment)}/missed`, { data: { at } })
  assert.equal(missed.status(), 409)
  assert.deepEqual(mette.faults, [])
  assert.deepEqual(lone.faults, [])
})

test('one who answered was told, and a time she did not come to stands on both sides', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const plan = await (await mette.context().request.get('/api/plan')).json()
  const { appointment, at, date } = plan.times.at(-1)
  const answer = await mette.context().request.post(`/api/appointments/${encodeURIComponent(appointment)}/answer`, { data: { at, answer: 'coming' } })
  assert.equal(answer.status(), 204)
  await visit(mette, `/aftaler/${encodeURIComponent(appointment)}/${date}`)
  await opened(mette, 'Fik du besked om tiden?')
  await mette.getByText(/Du svarede »Jeg kommer«/).waitFor()
  assert.equal(await mette.getByText(nothing).count(), 0)
  await mette.getByRole('link', { name: 'Vis alle dine tider i din egen kalender' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Dine tider i din egen kalender' }).waitFor()
})

for (const dark of [false, true]) {
  test(`nothing goes sideways, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    for (const width of [360, 1280]) {
      const page = await phone(town, { as: 'lone', width, dark })
      const desk = await (await page.context().request.get('/api/desk')).json()
      await page.goto(`/borgere/${desk.citizens.find(({ name }) => name === 'Mette Lund').id}/aftaler`)
      await opened(page, 'Tider, der har været')
      await opened(page, 'Fik borgeren besked?')
      await page.getByText(nothing).waitFor()
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sideways at ${width}`)
      assert.deepEqual(await axe(page), [], `at ${width}`)
      if (process.env.PICTURES) await page.locator('.proof').first().scrollIntoViewIfNeeded().then(() => page.screenshot({ path: `${process.env.PICTURES}/proof-${width}-${dark ? 'dark' : 'light'}.png` }))
    }
  })
}
