// Who may see what: the job centre asks Mette, she gives it her back and not her
// mind, looks as they look, and takes it back in two taps. And the borgerkonsulent
// writes down what was signed on paper.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, deskAddress, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const lift = 'Du må ikke løfte mere end 5 kg til og med d. 18. december.'
const morning = 'Ingen må lægge en aftale for dig før'
const wide = (page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
const unfold = (page) => page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
const card = (page, text) => page.locator('.consent', { hasText: text })

async function idOf(name) {
  const lone = await phone(town, { as: 'lone' })
  const address = await deskAddress(lone, name)
  await lone.context().close()
  return decodeURIComponent(address.replace('/borgere/', ''))
}

/** What the job centre is given of Mette. */
async function theirs(henrik, id) {
  const answer = await henrik.context().request.get(`/api/departments/jobcenter/citizens/${id}/plan?purpose=spare`)
  assert.equal(answer.status(), 200)
  return answer.text()
}

async function ask(henrik, id, data) {
  const answer = await henrik.context().request.post(`/api/departments/jobcenter/citizens/${id}/consents`, { data: { purpose: 'spare', forWhat: 'Vi vil finde en praktik, din ryg kan holde til.', without: 'slower', ...data } })
  assert.equal(answer.status(), 201, await answer.text())
}

test('Mette gives the job centre her back and not her mind, looks, and takes it back in two taps', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const henrik = await phone(town, { as: 'henrik' })
  const id = await idOf('Mette Lund')
  assert.ok(!(await theirs(henrik, id)).includes(lift))
  await visit(mette, '/')
  await mette.getByRole('link', { name: 'Deling', exact: true }).click()
  await mette.getByText('Du har ikke sagt ja til at dele noget.').waitFor()
  assert.equal(await mette.locator('.places li').count(), 5)

  await mette.getByRole('button', { name: 'Del én ting' }).click()
  await mette.getByRole('group', { name: 'Hvem må se det?' }).getByRole('button', { name: 'Jobcenter Strandborg' }).click()
  await mette.getByRole('group', { name: 'Sundhedscentret' }).getByRole('button', { name: 'Skånehensyn og vilkår' }).click()
  await mette.getByRole('button', { name: lift }).click()
  await mette.getByRole('button', { name: 'Tage hensyn til helbred' }).click()
  await mette.getByText(`Kun det her: ${lift}`).waitFor()
  await mette.getByText('Siger du nej, mister du ikke noget.').waitFor()
  assert.ok(!(await theirs(henrik, id)).includes(lift), 'something was given before she said yes')
  await mette.getByLabel('Sidste dag').fill('2026-12-18')
  await mette.getByText('Det gælder til og med d. 18. december 2026.').waitFor()
  await mette.getByRole('button', { name: 'Ja', exact: true }).click()
  await card(mette, 'Jobcenter Strandborg må se dette fra Sundhedscentret').getByText('Det gælder til og med d. 18. december.').waitFor()
  const seen = await theirs(henrik, id)
  assert.ok(seen.includes(lift) && !seen.includes(morning) && !seen.includes('bipolar'), 'the back and nothing else')

  await mette.getByRole('link', { name: 'Se, hvad Jobcenter Strandborg ser' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Sådan ser Jobcenter Strandborg din plan lige nu' }).waitFor()
  await mette.getByText(lift).first().waitFor()
  await mette.getByText('Det har du sagt ja til.').waitFor()
  await unfold(mette)
  const main = await mette.getByRole('main').innerText()
  assert.ok(!main.includes(morning) && !main.includes('bipolar'), 'what is hidden is shown')
  const hidden = mette.locator('.consent-hidden', { hasText: 'Socialpsykiatrien' })
  await hidden.getByText('Skånehensyn og vilkår: 1 ting').waitFor()
  await mette.getByRole('radio', { name: /^Uden:/ }).check()
  await mette.locator('.consent-hidden', { hasText: 'Sundhedscentret' }).getByText('Skånehensyn og vilkår: 1 ting').waitFor()

  await visit(mette, '/deling')
  await mette.getByRole('button', { name: 'Tag tilbage' }).click()
  await mette.getByRole('button', { name: 'Ja, tag det tilbage' }).click()
  await mette.getByText('Det er taget tilbage. Jobcenter Strandborg kan ikke se det mere.').first().waitFor()
  assert.ok(!(await theirs(henrik, id)).includes(lift), 'the job centre still sees it')
  const read = checkPlain(await mette.locator('main').innerText())
  assert.ok(read.lix <= 30, `the page has LIX ${read.lix}`)
  assert.deepEqual([mette.faults, henrik.faults], [[], []])
})

test('a question stands first, says what a no means, and yes and no weigh the same', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const henrik = await phone(town, { as: 'henrik' })
  const id = await idOf('Mette Lund')
  await ask(henrik, id, { from: 'socialpsykiatrien', category: 'limits' })
  await visit(mette, '/')
  await mette.getByText('En afdeling spørger, om de må se noget i din plan.').waitFor()
  await visit(mette, '/deling')
  const one = card(mette, 'Jobcenter Strandborg spørger, om de må se dette fra Socialpsykiatrien')
  await one.getByText('Siger du nej, kan det tage længere tid.').waitFor()
  const [yes, no] = [one.getByRole('button', { name: 'Ja', exact: true }), one.getByRole('button', { name: 'Nej', exact: true })]
  const box = async (button) => {
    const { width, height } = await button.boundingBox()
    return [width, height, await button.evaluate((b) => `${getComputedStyle(b).backgroundColor} ${getComputedStyle(b).color} ${getComputedStyle(b).fontWeight}`)]
  }
  assert.deepEqual(await box(yes), await box(no))
  assert.ok((await one.getByText('Siger du nej').boundingBox()).y < (await no.boundingBox()).y, 'what a no means is said after it')
  await no.click()
  await mette.getByText('Der er sagt nej. Jobcenter Strandborg kan ikke se det.').first().waitFor()
  assert.ok(!(await theirs(henrik, id)).includes(morning))
  await visit(mette, '/')
  assert.equal(await mette.getByText('En afdeling spørger').count(), 0)
  assert.deepEqual(mette.faults, [])
})

test('it is paused, started again and made less', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await phone(town, { as: 'jonas' })
  await give(jonas, { from: 'rusmiddelcentret', to: 'jobcenter', category: 'appointments', purpose: 'meet' })
  await visit(jonas, '/deling')
  const one = card(jonas, 'Rusmiddelcentret')
  await one.getByRole('button', { name: 'Sæt på pause' }).click()
  await one.getByText('Det er på pause. Jobcenter Strandborg kan ikke se det nu.').waitFor()
  await one.getByRole('button', { name: 'Start igen' }).click()
  await one.getByText(/^Det gælder til og med/).waitFor()
  await one.getByText('Gør det mindre').click()
  await one.getByRole('radio', { name: 'Gruppe for unge' }).check()
  await one.getByRole('button', { name: 'Gør det mindre nu' }).click()
  await one.getByText('Kun det her: Gruppe for unge').waitFor()
  assert.deepEqual(jonas.faults, [])
})

/** A yes given by the doors, as the page would. */
async function give(page, terms) {
  const text = await (await page.context().request.post('/api/consents/text', { data: terms })).json()
  const answer = await page.context().request.post('/api/consents', { data: { ...terms, last: text.last, hash: text.hash } })
  assert.equal(answer.status(), 201, await answer.text())
}

test('the borgerkonsulent writes down what was signed, and that it is taken back', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await phone(town, { as: 'lone', width: 1280 })
  const sara = await phone(town, { as: 'sara' })
  await visit(lone, await deskAddress(lone, 'Sara Holm'))
  await lone.getByRole('link', { name: 'Hvem må se hvad' }).click()
  await lone.getByRole('heading', { level: 1, name: 'Hvem må se hvad hos Sara?' }).waitFor()
  await lone.getByText('Skriv et ja ind, som ingen har spurgt om').click()
  await lone.getByLabel('Hvem må se det?').selectOption({ label: 'Jobcenter Strandborg' })
  await lone.getByLabel('Hvad må de se?').selectOption({ label: 'Sundhedscentret: Aftaler' })
  await lone.getByLabel('Hvad skal det bruges til?').selectOption({ label: 'Finde en tid, der passer' })
  await lone.getByText('Jobcenter Strandborg må se dette fra Sundhedscentret: aftaler.').waitFor()
  await lone.getByRole('radio', { name: 'Sagt' }).check()
  await lone.getByLabel('Hvad blev der sagt? Sara kan læse det.').fill('Sara sagde ja.')
  await lone.getByRole('button', { name: 'Skriv et ja ind' }).click()
  await lone.getByText('Et ja til helbredsoplysninger skal være skriftligt.').waitFor()
  await lone.getByRole('radio', { name: 'Skrevet under på papir' }).check()
  await lone.getByRole('button', { name: 'Skriv et ja ind' }).click()
  await lone.locator('article strong', { hasText: 'Det gælder til og med' }).waitFor()
  await visit(sara, '/deling')
  await sara.getByText('Det er sket').first().click()
  await sara.getByText(/Lone har set det på papir/).first().waitFor()
  await sara.getByText('Det må vi uden dit ja, fordi loven siger').waitFor()
  await lone.getByText('Skriv ind, at Sara tager det tilbage').first().click()
  await lone.getByLabel('Hvad sagde Sara? Sara kan læse det.').fill('Sara ringede og sagde nej.')
  await lone.getByRole('button', { name: 'Skriv ind, at Sara tager det tilbage' }).click()
  await lone.getByText('Sara har ikke sagt ja til at dele noget.').waitFor()
  await sara.getByText('Det er taget tilbage. Jobcenter Strandborg kan ikke se det mere.').first().waitFor()
  assert.deepEqual([lone.faults.filter((fault) => !/422/.test(fault)), sara.faults], [[], []])
})

test('without net and with a fault it says so, and comes back', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'sara' })
  let how = (route) => route.abort('internetdisconnected')
  await page.route('**/api/consents', (route) => how(route))
  await page.goto('/deling')
  await page.getByRole('heading', { name: 'Du har ikke net' }).waitFor()
  how = (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: '', status: 500, detail: 'Det gik galt hos os.', requestId: 'abc123' }) })
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await page.getByText('abc123').waitFor()
  how = (route) => route.continue()
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hvem må se hvad?' }).waitFor()
})

test('the pages hold in the light and in the dark, small and wide, and all can be hit', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const henrik = await phone(town, { as: 'henrik' })
  const id = await idOf('Mette Lund')
  await ask(henrik, id, { from: 'familieafdelingen', category: 'words', without: 'cannot_be' })
  const first = await phone(town, { as: 'mette' })
  await give(first, { from: 'sundhedscentret', to: 'familieafdelingen', category: 'limits', purpose: 'spare' })
  const desk = `/borgere/${encodeURIComponent(id)}/deling`
  for (const [width, dark] of [[320, false], [360, true], [1280, false], [1280, true]]) {
    for (const [as, path] of [['mette', '/deling'], ['sara', '/deling'], ['mette', '/deling/se'], ['lone', desk]]) {
      const page = await phone(town, { as, width, dark })
      await visit(page, path)
      await page.waitForLoadState('networkidle')
      await unfold(page)
      assert.deepEqual(await axe(page), [], `${path} at ${width}`)
      assert.equal(await wide(page), 0, `${path} at ${width} px`)
      const small = await page.evaluate(() => [...document.querySelectorAll('main button, main summary, main .onward, main label:has(input[type=radio]), .places a')]
        .filter((one) => one.offsetParent && (one.offsetHeight < 44 || one.offsetWidth < 44))
        .map((one) => `${one.textContent} ${one.offsetWidth}×${one.offsetHeight}`))
      assert.deepEqual(small, [], path)
      assert.deepEqual(page.faults, [])
      await page.context().close()
    }
  }
})
