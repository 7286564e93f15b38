// Another borgerkonsulent comes: Lone begins, Mette strikes one thing and holds
// one back, Per takes over and never sees what was held back, Mette has met him.
// And how Mette is: her words and Per's side by side.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, deskAddress, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const secret = 'Emil kender ikke hele planen.'
const lineOf = (page, text) => page.locator('.handover-line', { hasText: text })
const wide = (page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Every answer the page gets, as one text: nothing may hide in what is not drawn. */
function listen(page) {
  const heard = []
  page.on('response', async (answer) => {
    if (new URL(answer.url()).pathname.startsWith('/api/')) heard.push(await answer.text().catch(() => ''))
  })
  return heard
}

test('Lone begins, Mette decides what goes along, Per takes over, and Mette has met him', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const lone = await phone(town, { as: 'lone', width: 1280 })
  const per = await phone(town, { as: 'per', width: 1280 })
  const heard = listen(per)
  const desk = await deskAddress(lone, 'Mette Lund')
  await visit(lone, desk)
  await lone.getByText('Giv Mette videre').click()
  await lone.getByLabel('Skriv til Mette, hvorfor').fill('Jeg skal på barsel.')
  await lone.getByRole('button', { name: 'Begynd skiftet' }).click()
  await lone.getByRole('heading', { name: 'Per tager over for Mette i dag.' }).waitFor()
  const field = lone.getByLabel('Hvad skal Per vide? Mette svarer ja eller nej.')
  for (const text of ['Mette vil helst ringes op efter kl. 10.', secret, 'Mette bor ved havnen.']) {
    await field.fill(text)
    await lone.getByRole('button', { name: 'Foreslå', exact: true }).first().click()
    await lone.locator('.package', { hasText: text }).waitFor()
  }
  await field.fill('Vedrørende genoptræningsplanens progressionsmåling iværksættes tværfaglig koordinationsindsats under hensyntagen til beskæftigelsesmedarbejderens dokumentationsforpligtelser.')
  await lone.getByRole('button', { name: 'Foreslå', exact: true }).first().click()
  await lone.getByLabel('Hvorfor skal den sendes alligevel?').waitFor()
  await field.fill('Mette træner om tirsdagen.')
  await lone.getByRole('button', { name: 'Foreslå', exact: true }).first().click()
  await lone.locator('.package', { hasText: 'om tirsdagen' }).waitFor()
  await lone.getByRole('button', { name: 'Det er klar' }).click()
  await lone.getByText('Lone har sagt, at pakken er klar. Nu mangler Mette.').waitFor()

  await visit(per, '/')
  await per.getByText('Pakken er ikke klar endnu.').waitFor()
  await visit(mette, '/')
  await mette.getByText('Lone stopper hos dig i dag.').waitFor()
  await mette.getByRole('link', { name: 'Sig, hvad der skal med' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Lone stopper hos dig i dag.' }).waitFor()
  const read = checkPlain(await mette.locator('main').innerText())
  assert.deepEqual([read.findings.filter(({ kind }) => kind === 'jargon'), read.lix <= 30], [[], true], 'it is hard to read')
  await lineOf(mette, 'kl. 10').getByRole('button', { name: 'Ja', exact: true }).click()
  await lineOf(mette, 'kl. 10').getByText('Du har sagt ja. Per får det at vide.').waitFor()
  await lineOf(mette, 'havnen').getByRole('button', { name: 'Nej tak' }).click()
  await lineOf(mette, 'havnen').getByText('Du har sagt nej tak.').waitFor()
  await lineOf(mette, secret).getByRole('button', { name: 'Det her skal ikke med' }).click()
  await lineOf(mette, secret).getByText('Du holder det tilbage.').waitFor()
  await mette.getByRole('button', { name: 'Skriv selv noget' }).click()
  await mette.getByRole('textbox', { name: 'Hvad skal Per vide?' }).fill('Jeg er bange for hunde.')
  await mette.getByRole('button', { name: 'Gem', exact: true }).click()
  await lineOf(mette, 'hunde').waitFor()
  await mette.getByRole('button', { name: 'Det er klar' }).click()
  await mette.getByText('Det er klar. Nu kan Per tage over.').waitFor()

  await visit(per, '/')
  await per.getByText('Noget er holdt tilbage efter Mettes ønske.').waitFor()
  await per.getByText('Jeg er bange for hunde.').waitFor()
  await per.getByRole('button', { name: 'Jeg tager over' }).click()
  await per.getByRole('link', { name: /Mette Lund/ }).click()
  await per.getByRole('heading', { level: 1, name: 'Mette Lund' }).waitFor()
  await per.getByText('Noget er holdt tilbage efter Mettes ønske.').waitFor()
  await visit(lone, '/')
  assert.equal(await lone.getByRole('link', { name: /Mette Lund/ }).count(), 0, 'Lone still has Mette')
  assert.equal((await lone.context().request.get(desk.replace('/borgere', '/api/desk/citizens'))).status(), 404)

  await visit(mette, '/')
  await mette.getByText('Per er din faste kontakt nu.').waitFor()
  await mette.getByRole('link', { name: 'Ring til Per' }).waitFor()
  await visit(mette, '/stafet')
  await mette.getByRole('button', { name: 'Jeg har mødt Per' }).click()
  await mette.getByText('Du har mødt Per.').waitFor()
  await visit(per, desk)
  await per.getByText('Per er borgerkonsulent for Mette nu.').first().waitFor()
  const seen = heard.join('\n') + (await per.content())
  assert.ok(heard.length > 3 && seen.includes('hunde'), 'nothing was heard, so nothing was tried')
  for (const word of [secret, 'Emil kender', 'ved havnen', 'om tirsdagen']) assert.ok(!seen.includes(word), `Per got »${word}«`)
  const refused = lone.faults.filter((fault) => !/422|404/.test(fault))
  assert.deepEqual([mette.faults, per.faults, refused], [[], [], []])
})

test('how Sara is stands in two voices, and Sara says whether it fits', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara' })
  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, await deskAddress(lone, 'Sara Holm'))
  await lone.getByRole('link', { name: 'Udredning' }).click()
  await lone.getByRole('button', { name: 'Skriv: Helbred: Sådan er det nu' }).click()
  await lone.getByRole('textbox').fill('Sara er træt om dagen.')
  await lone.getByRole('button', { name: 'Gem', exact: true }).click()
  await lone.getByText('Sara er træt om dagen.').waitFor()

  await visit(sara, '/plan')
  await sara.getByRole('link', { name: 'Sig, hvordan du har det' }).click()
  await sara.getByRole('link', { name: /Helbred/ }).click()
  await sara.getByRole('heading', { level: 1, name: 'Helbred' }).waitFor()
  await sara.getByRole('radio', { name: 'Det går ikke så godt' }).check()
  await sara.getByRole('button', { name: 'Gem', exact: true }).click()
  await sara.getByRole('button', { name: 'Gem', exact: true }).waitFor({ state: 'detached' })
  await sara.getByRole('button', { name: 'Skriv: Skriv, som du selv siger det.' }).click()
  await sara.getByRole('textbox').fill('Jeg sover ikke.')
  await sara.getByRole('button', { name: 'Gem', exact: true }).click()
  await sara.getByText('»Jeg sover ikke.«').or(sara.getByText('Jeg sover ikke.')).first().waitFor()
  await sara.getByRole('button', { name: 'Det passer ikke' }).click()
  await sara.getByRole('textbox').fill('Det er om natten')
  await sara.getByRole('button', { name: 'Det passer ikke' }).click()
  await sara.getByText('Du har sagt: Det passer ikke.').waitFor()
  await visit(lone, `${await deskAddress(lone, 'Sara Holm')}/udredning`)
  await lone.getByText('Sara siger: Det passer ikke.').waitFor()
  await lone.getByText('Jeg sover ikke.').waitFor()
  assert.deepEqual([sara.faults, lone.faults], [[], []])
})

test('the pages hold in the light and in the dark, small and wide', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await phone(town, { as: 'jonas' })
  const lone = await phone(town, { as: 'lone' })
  const desk = await deskAddress(lone, 'Jonas Bech')
  const api = desk.replace('/borgere', '/api/desk/citizens')
  const post = async (page, path, data) => assert.equal((await page.context().request.post(path, { data })).status(), 204, path)
  await post(lone, `${api}/handover`, { to: 'per', from: '2026-11-23', note: 'Jeg skifter arbejde.' })
  const { handover } = await (await jonas.context().request.get('/api/handover')).json()
  for (const text of ['Jonas spiller bold om onsdagen.', 'Ring, før du kommer.']) await post(lone, `${api}/handover/${handover.id}/lines`, { text })
  const { lines } = (await (await jonas.context().request.get('/api/handover')).json()).handover
  await post(jonas, `/api/handover/${handover.id}/lines/${lines[0].id}/answer`, { answer: 'held' })
  for (const [width, dark] of [[320, false], [360, true], [360, false], [1280, true]]) {
    const pages = [['jonas', '/'], ['jonas', '/stafet'], ['jonas', '/udredning'], ['jonas', '/udredning/health'], ['lone', desk], ['lone', `${desk}/udredning`], ['per', '/']]
    for (const [as, path] of pages) {
      const page = await phone(town, { as, width, dark })
      await visit(page, path)
      await page.waitForLoadState('networkidle')
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
      assert.deepEqual(await axe(page), [], `${path} at ${width}`)
      assert.equal(await wide(page), 0, `${path} at ${width} px`)
      assert.deepEqual(page.faults, [])
      await page.context().close()
    }
  }
})
