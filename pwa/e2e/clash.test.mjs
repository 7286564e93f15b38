// The clash from end to end: Mette sees three things on one Wednesday, says that
// she cannot, the borgerkonsulent decides with a reason, and Mette reads the
// decision as a sentence. And what happens to a press that does not get through.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deskAddress, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const wednesday = '2026-12-02'
const reason = 'Mødet om Emil er kun én gang'

/** The clash of that Wednesday that joins the most. */
async function clashOf(page) {
  const { findings } = await planOf(page)
  const here = findings.filter((f) => f.kind === 'appointment_overlap' && f.times.some(({ date }) => date === wednesday))
  return here.sort((a, b) => count(b) - count(a))[0]
}
const count = ({ times }) => times.filter(({ date }) => date === wednesday).length

test('Mette sees the Wednesday clash where it happens', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const width of [360, 1280]) {
    const page = await phone(town, { as: 'mette', width })
    await visit(page, '/aftaler')
    const day = page.locator('.day', { hasText: 'onsdag d. 2. december' })
    const group = day.getByRole('group', { name: 'Samtidig' })
    const rows = await group.locator('.time-row').allInnerTexts()
    assert.ok(rows.length >= 2, `${width}: ${rows.length} times stand together`)
    assert.ok(rows.some((row) => row.includes('Praktik')) && rows.some((row) => row.includes('Hjælp til din hverdag')), rows.join('\n'))
    assert.deepEqual(page.faults, [])
  }
})

test('she presses »Kan ikke begge«, Lone decides with a reason, and she reads the decision', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const { id } = await clashOf(mette)
  await visit(mette, '/aftaler')
  await mette.locator('.day', { hasText: 'onsdag d. 2. december' }).getByRole('link', { name: 'Se forslaget' }).last().click()
  await mette.getByRole('heading', { level: 1, name: 'Det, der ikke passer sammen' }).waitFor()
  const card = mette.locator(`#f-${id}`)
  await card.getByRole('button', { name: 'Kan ikke begge' }).click()
  await card.getByText('Du har sagt: Kan ikke begge.').waitFor()
  assert.equal(await card.locator('h3').evaluate((h) => h === document.activeElement), true, 'the focus is lost')
  assert.equal(await card.getByRole('button', { name: 'Kan ikke begge' }).count(), 0)

  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, '/')
  const row = lone.locator('.desk-row').first()
  assert.match(await row.innerText(), /Mette Lund[\s\S]*Har svaret på 1 ting, der ikke passer sammen/)
  await row.getByRole('link').click()
  await lone.getByRole('heading', { level: 1, name: 'Mette Lund' }).waitFor()
  await lone.getByRole('heading', { level: 2, name: 'Mette venter på svar' }).waitFor()
  const case_ = lone.locator(`#f-${id}`)
  assert.match(await case_.innerText(), /Mette siger: Kan ikke begge/)
  await case_.getByRole('button', { name: 'Behold begge, fordi …' }).click()
  await case_.getByRole('button', { name: 'Gem beslutningen' }).click()
  await case_.getByText('Skriv en grund, før du gemmer.').waitFor()
  await case_.getByRole('textbox').fill(reason)
  await case_.getByRole('button', { name: 'Gem beslutningen' }).click()
  await case_.getByText('har besluttet: Behold begge.').first().waitFor()
  assert.equal(await case_.locator('h3').evaluate((h) => h === document.activeElement), true, 'the focus is lost')
  await case_.getByText('Hvad der er sket').click()
  assert.equal(await case_.locator('.history li').count(), 2, 'the history has not both')

  await visit(mette, '/passer-ikke')
  const decided = await mette.locator(`#f-${id}`).innerText()
  assert.match(decided, new RegExp(`har besluttet: Behold begge\\. Fordi: ${reason}`))
  await visit(mette, '/')
  assert.match(await mette.getByRole('main').innerText(), new RegExp(`har besluttet: Behold begge[\\s\\S]*${reason}`))
  assert.deepEqual([mette.faults, lone.faults], [[], []])
})

test('Lone takes it up again, and asks a department, which Mette can see', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const { id } = await clashOf(mette)
  const lone = await phone(town, { as: 'lone' })
  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  await lone.getByText(/^\d+ er besluttet$/).click()
  const card = lone.locator(`#f-${id}`)
  await card.getByRole('button', { name: 'Tag den op igen' }).click()
  await card.getByRole('button', { name: 'Bed en afdeling om at løse det' }).click()
  await card.getByRole('button', { name: 'Gem beslutningen' }).click()
  await card.getByText('Vælg en afdeling, før du gemmer.').waitFor()
  await card.getByRole('radio').first().check()
  await card.getByRole('button', { name: 'Gem beslutningen' }).click()
  await card.getByText(/har bedt .* om at løse det/).first().waitFor()
  await visit(mette, '/passer-ikke')
  assert.match(await mette.locator(`#f-${id}`).innerText(), /har bedt .* om at løse det/)
})

test('without a net a press is not sent, says so, and is sent once when there is one', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara' })
  await visit(sara, '/passer-ikke')
  const card = sara.locator('.finding-open').first()
  const id = (await card.getAttribute('id')).slice(2)
  const here = sara.locator(`#f-${id}`)
  const name = await here.locator('.button-primary').innerText()
  await sara.context().setOffline(true)
  await here.locator('.button-primary').click()
  await here.getByText('Du har ikke net. Det er ikke sendt.').waitFor()
  await sara.getByRole('link', { name: 'Min plan' }).click()
  await sara.getByText(`»${name}« er ikke sendt.`).waitFor()
  await sara.context().setOffline(false)
  await sara.locator('.notice', { hasText: 'er ikke sendt' }).getByRole('button', { name: 'Prøv igen' }).click()
  await sara.getByText(`»${name}« er ikke sendt.`).waitFor({ state: 'detached' })
  assert.equal((await saidOf(town, 'Sara Holm', id)).length, 1)
})

test('a press whose answer got lost is sent again under the same key, and counted once', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await phone(town, { as: 'jonas' })
  const keys = []
  await jonas.route('**/api/findings/*/answer', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await visit(jonas, '/passer-ikke')
  const card = jonas.locator('.finding-open').first()
  const id = (await card.getAttribute('id')).slice(2)
  const here = jonas.locator(`#f-${id}`)
  await here.locator('.button-primary').click()
  await here.getByText('Vi fik ikke svar.').waitFor()
  await here.getByRole('button', { name: 'Prøv igen' }).click()
  await here.locator('.answered').waitFor()
  assert.equal(keys.length, 2)
  assert.equal(keys[0], keys[1])
  assert.equal((await saidOf(town, 'Jonas Bech', id)).length, 1)
})

/** What the house keeps of one finding. */
async function saidOf(town, name, id) {
  const lone = await phone(town, { as: 'lone' })
  const address = await deskAddress(lone, name)
  const answer = await lone.context().request.get(address.replace('/borgere', '/api/desk/citizens'))
  const { findings } = await answer.json()
  return findings.find((f) => f.id === id).history
}
