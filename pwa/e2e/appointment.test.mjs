// An appointment that moves, from end to end: Lone moves it, Mette sees the old time
// and the new and cannot come, Lone finds others that fit all, and Mette chooses one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { deliver, listening, press } from './pushing.mjs'
import { addressOf as shownAt, deskAddress, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const title = 'Møde om, hvordan det går'
const why = 'Henrik er på kursus.'
const cannot = 'Emil skal til tandlæge'
let was // the time as it was planned
let chosen // what Mette chose, in words

const addressOf = ({ appointment, date }) => `/aftaler/${encodeURIComponent(appointment)}/${date}`

test('Lone moves it, says why, and is told that Mette gets to know', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const plan = await planOf(await phone(town, { as: 'mette' }))
  was = plan.times.find(({ appointment }) => plan.appointments[appointment].title === title)
  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, `${await deskAddress(lone, 'Mette Lund')}/aftaler`)
  await lone.getByRole('button', { name: /^Vis alle/ }).click()
  const row = lone.locator('.desk-time', { hasText: title }).first()
  await row.getByText('Flyt, aflys eller skriv').click()
  await row.getByRole('button', { name: 'Flyt', exact: true }).click()
  await row.getByLabel('Dag').fill('2026-12-09')
  await row.getByLabel('Klokken').fill('13:30')
  await row.getByRole('button', { name: 'Flyt aftalen' }).click()
  await row.getByText('Skriv en grund.').waitFor()
  await row.getByLabel('Hvorfor flytter du den?').fill(why)
  assert.deepEqual(await axe(lone), [], 'the move')
  await row.getByRole('button', { name: 'Flyt aftalen' }).click()
  await lone.locator('.notice', { hasText: 'Aftalen er flyttet. Mette får besked.' }).waitFor()
  const moved = lone.locator('.desk-time', { hasText: title }).first()
  assert.match(await moved.innerText(), new RegExp(`${was.day}[\\s\\S]*Flyttet[\\s\\S]*${why}`))
  assert.deepEqual(lone.faults, [])
})

test('Mette is told on her phone, opens it, sees the old time struck through and the new one, and says that she cannot', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/')
  const planned = await toldOf(mette, 'En aftale er flyttet')
  const worker = await listening(mette)
  const shown = await deliver(town, mette, worker, JSON.stringify({ ...planned, text: 'Åbn Én Plan for at se mere.', tag: 't', receipt: 'r' }))
  assert.deepEqual([shown.title, shown.body], ['En aftale er flyttet', 'Åbn Én Plan for at se mere.'])
  await press(worker, shown.data)
  await mette.getByRole('heading', { level: 1, name: title }).waitFor()
  assert.equal(await shownAt(mette), planned.to)
  const notice = mette.locator('.notice', { hasText: 'Aftalen er flyttet.' })
  await notice.waitFor()
  assert.match(await notice.locator('s').innerText(), new RegExp(was.day))
  assert.match(await notice.innerText(), new RegExp(`Før:[\\s\\S]*Nu:[\\s\\S]*onsdag d. 9. december[\\s\\S]*${why}`))
  assert.deepEqual(await axe(mette), [], 'the moved one')
  await mette.waitForFunction(async () => (await (await fetch('/api/notifications')).json()).told.find((one) => one.title === 'En aftale er flyttet').seen)
  const sizes = await mette.locator('.choices > li > button').evaluateAll((all) => all.map(({ offsetWidth, offsetHeight }) => `${offsetWidth}×${offsetHeight}`))
  assert.deepEqual([sizes.length, new Set(sizes).size], [3, 1], sizes.join())
  await mette.getByRole('button', { name: 'Jeg kan ikke' }).click()
  await mette.getByLabel('Hvorfor kan du ikke?').fill(cannot)
  await mette.getByRole('button', { name: 'Send: Jeg kan ikke' }).click()
  await mette.locator('#answer .answered', { hasText: cannot }).waitFor()
  assert.equal(await mette.locator('#answer .stack').evaluate((box) => box.contains(document.activeElement)), true, 'the focus is lost')
  assert.deepEqual(await axe(mette), [], 'the answer')
  await visit(mette, '/aftaler')
  const row = mette.locator('.time-row', { hasText: title }).first()
  assert.match(await row.innerText(), /Før:[\s\S]*Flyttet[\s\S]*Du har sagt, at du ikke kan/)
  assert.deepEqual(mette.faults, [])
  await visit(mette, addressOf(was)) // an older message leads to the day it was to be
  await mette.locator('.notice', { hasText: 'Aftalen er flyttet.' }).waitFor()
})

test('Lone sees it first of all, finds times that fit all, and offers two of them', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await phone(town, { as: 'lone' })
  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  const ask = lone.locator('#appointments .finding-open')
  await ask.waitFor()
  assert.match(await ask.innerText(), new RegExp(cannot))
  await ask.getByRole('link', { name: 'Find en løsning' }).click()
  await lone.getByRole('heading', { level: 1, name: 'Aftaler' }).waitFor()
  const card = lone.locator('.finding-open').first()
  await card.getByRole('button', { name: 'Find en anden tid' }).click()
  await card.getByRole('button', { name: 'Find en tid, der passer alle' }).click()
  await card.getByRole('button', { name: /^Vis alle/ }).click()
  const times = card.getByRole('checkbox')
  await times.nth(1).waitFor()
  await times.nth(0).check()
  await times.nth(1).check()
  assert.deepEqual(await axe(lone), [], 'the times found')
  await card.getByRole('button', { name: 'Tilbyd de 2 tider' }).click()
  await lone.locator('.notice', { hasText: 'Tiderne er sendt. Mette vælger en af dem.' }).waitFor()
  await lone.getByRole('heading', { name: 'Tilbudte tider' }).waitFor()
  assert.deepEqual(lone.faults, [])
})

test('Mette chooses one, and both see it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette', dark: true })
  await visit(mette, '/')
  await mette.getByRole('link', { name: 'Vælg en tid' }).click()
  const offer = mette.locator('.offer')
  await offer.waitFor()
  assert.deepEqual(await axe(mette), [], 'the offer')
  const second = offer.locator('label').nth(1)
  chosen = (await second.innerText()).toLowerCase().replaceAll(/\s+/g, ' ').trim()
  await second.click()
  await offer.getByRole('button', { name: 'Vælg den tid' }).click()
  await mette.locator('.notice', { hasText: /^Du har valgt/ }).waitFor()
  assert.equal(await mette.locator('.notice', { hasText: /^Du har valgt/ }).evaluate((box) => box === document.activeElement), true, 'the focus is lost')
  assert.equal(await offer.count(), 0)
  assert.ok((await timesOf(mette)).includes(chosen), `${chosen} is not in ${(await timesOf(mette)).join(', ')}`)

  const lone = await phone(town, { as: 'lone' })
  await visit(lone, `${await deskAddress(lone, 'Mette Lund')}/aftaler`)
  assert.equal(await lone.locator('.finding-open').count(), 0, 'something is still asked')
  await lone.getByRole('button', { name: /^Vis alle/ }).click()
  const rows = (await lone.locator('.desk-time', { hasText: title }).allInnerTexts()).map((text) => text.toLowerCase().replaceAll(/\s+/g, ' '))
  assert.ok(rows.some((row) => row.startsWith(chosen)), rows.join('\n'))
  assert.deepEqual([mette.faults, lone.faults], [[], []])
})

/** The newest that the server has to tell of that name, as it is sent to a phone. */
async function toldOf(page, name) {
  const { told } = await (await page.context().request.get('/api/notifications')).json()
  const { id, title, to } = told.find((one) => one.title === name)
  return { id, title, to }
}

/** When the appointment takes place, as the plan says it. */
async function timesOf(page) {
  const { times, appointments } = await planOf(page)
  return times
    .filter(({ appointment, state }) => appointments[appointment].title === title && state !== 'cancelled')
    .map(({ day, clock }) => `${day} ${clock}`.replaceAll(/\s+/g, ' '))
}

test('a wish is kept and told back, and the week can be read at 320 px', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette', width: 320 })
  await visit(mette, '/aftaler')
  await mette.getByRole('link', { name: 'Sig, hvornår det passer dig' }).click()
  await mette.getByLabel('Ikke før').selectOption('10:00')
  await mette.getByLabel('Tirsdag').check()
  assert.deepEqual(await axe(mette), [], 'the wishes')
  await mette.getByRole('button', { name: 'Gem mine ønsker' }).click()
  const told = mette.locator('.notice', { hasText: 'Dine ønsker er gemt.' })
  await told.waitFor()
  assert.match(await told.innerText(), /10/)
  for (const path of ['/aftaler', '/aftaler/naeste', '/aftaler/maaned', '/aftaler/oensker']) {
    await visit(mette, path)
    assert.equal(await mette.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `${path} is too wide`)
    const small = await mette.locator('.switch a, .month-day:is(button)').evaluateAll((all) => all.filter(({ offsetHeight, offsetWidth }) => offsetHeight < 44 || offsetWidth < 44).map(({ textContent }) => textContent))
    assert.deepEqual(small, [], path)
  }
  assert.deepEqual(mette.faults, [])
})

test('the month is a table, and a day in it opens what there is', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/aftaler/maaned/2026-12')
  await mette.getByRole('button', { name: /^onsdag d. 2. december: \d aftaler/ }).click()
  assert.equal(await mette.getByRole('heading', { name: 'onsdag d. 2. december' }).evaluate((h) => h === document.activeElement), true)
  assert.ok((await mette.locator('.month .time-row').count()) > 1)
  assert.deepEqual(await axe(mette), [])
  await mette.locator('.month-steps a').last().click()
  await mette.locator('caption', { hasText: 'januar 2027' }).waitFor()
  assert.deepEqual(mette.faults, [])
})

test('Lone makes one that comes back, and Sara sees what to bring; called off it stays, struck through', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const name = 'Frokost i Værkstedet'
  const lone = await phone(town, { as: 'lone' })
  await visit(lone, `${await deskAddress(lone, 'Sara Holm')}/aftaler`)
  await lone.getByRole('button', { name: 'Ny aftale' }).click()
  await lone.getByLabel('Hvad hedder aftalen?').fill(name)
  await lone.getByLabel('Dag', { exact: true }).fill('2026-12-05')
  await lone.getByLabel('Klokken').fill('12:00')
  await lone.getByLabel('Kommer den igen?').selectOption('fortnight')
  await lone.getByLabel('Hvor?', { exact: true }).fill('Værkstedet')
  await lone.getByText('Forberedelse, vej, tolk og bisidder').click()
  await lone.getByLabel('Hvad skal Sara tage med?').fill('Madpakke\nForklæde')
  await lone.getByLabel('Bisidder').selectOption('may')
  await lone.getByText('Sara læser, at det er frivilligt.').waitFor()
  await lone.getByRole('button', { name: 'Lav aftalen' }).click()
  await lone.locator('.notice', { hasText: 'Aftalen er lavet. Sara kan se den.' }).waitFor()

  const sara = await phone(town, { as: 'sara' })
  const plan = await planOf(sara)
  const made = plan.times.filter(({ appointment }) => plan.appointments[appointment].title === name)
  assert.deepEqual(made.map(({ date }) => date), ['2026-12-05', '2026-12-19'])
  await visit(sara, addressOf(made[0]))
  assert.deepEqual(await sara.locator('.points.card li').allInnerTexts(), ['Madpakke', 'Forklæde'])
  await sara.getByText('Du må gerne tage en med.').waitFor()

  await lone.getByRole('button', { name: /^Vis alle/ }).click()
  const row = lone.locator('.desk-time', { hasText: name }).first()
  await row.getByText('Flyt, aflys eller skriv').click()
  await row.getByRole('button', { name: 'Aflys', exact: true }).click()
  await row.getByLabel('Hvorfor?').fill('Værkstedet holder lukket.')
  await row.getByRole('button', { name: 'Aflys aftalen' }).click()
  await lone.locator('.notice', { hasText: 'Aftalen er aflyst. Sara får besked.' }).waitFor()
  await visit(sara, '/aftaler')
  const rows = sara.locator('.time-row', { hasText: name })
  assert.match(await rows.first().innerText(), /Aflyst/)
  assert.deepEqual(await rows.first().locator('s').allInnerTexts(), ['kl. 12.00–13.00', name].map((text) => text.replace('kl. ', 'kl.\u00a0')))
  assert.doesNotMatch(await rows.nth(1).innerText(), /Aflyst/)
  await visit(sara, addressOf(made[0]))
  await sara.getByText('Værkstedet holder lukket.').waitFor()
  assert.equal(await sara.locator('.choices').count(), 0)
  assert.deepEqual([sara.faults, lone.faults], [[], []])
})
