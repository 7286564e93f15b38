// What a fagperson sees: what they may see and why, what they may not, how they
// ask, and a plan that is opened in an emergency, told and reviewed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const danger = 'Mette svarer ikke på døren, og naboen har hørt et fald.'
const within = 5000

/** Opens the case of somebody, and says what it is for. */
async function look(page, name, purpose) {
  await visit(page, '/sager')
  await page.getByRole('link', { name }).click()
  await page.getByLabel(purpose).check()
  await page.getByRole('button', { name: 'Vis, hvad jeg må se' }).click()
  await page.getByRole('heading', { name: 'Det må du se' }).waitFor()
}

test('Anja sees her own department\'s and in plain words what she may not see', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town)
  await page.goto('/')
  await page.getByRole('button', { name: /Anja Frost/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Dine sager', exact: true }).waitFor()
  assert.deepEqual(await page.locator('.case-row strong').allTextContents(), ['Jonas Bech', 'Mette Lund', 'Sara Holm'])
  const reads = []
  page.on('request', (request) => request.url().includes('/plan?') && reads.push(new URL(request.url()).search))
  await page.getByRole('link', { name: 'Mette Lund' }).click()
  await page.getByRole('button', { name: 'Vis, hvad jeg må se' }).click()
  await page.getByText('Vælg, hvad du skal bruge det til.').waitFor()
  assert.deepEqual(reads, [], 'nothing is read without a purpose')
  await page.getByLabel('Passe vores egen sag').check()
  await page.getByRole('button', { name: 'Vis, hvad jeg må se' }).click()
  await page.getByRole('heading', { level: 3, name: 'Socialpsykiatrien' }).waitFor()
  assert.deepEqual(reads, ['?purpose=case'])
  assert.equal(await page.locator('.case-from').count(), 1, 'nothing of another department')
  await page.getByText('Det er afdelingens eget.').waitFor()
  const shut = []
  for (const unit of ['Jobcenter Strandborg', 'Rusmiddelcentret Ung']) { // one knows Mette, the other does not
    await page.locator('summary', { hasText: unit }).click()
    shut.push((await page.locator('details', { hasText: unit }).innerText()).replaceAll(unit, '…'))
  }
  assert.equal(shut[0], shut[1], 'the same whether there is anything or not')
  await page.getByRole('button', { name: 'Vælg noget andet' }).click()
  await page.getByLabel('Tage hensyn til helbred').waitFor()
  assert.ok(!(await page.locator('main').innerText()).includes('afdelingens eget'))
})

test('Henrik asks for a yes, in words that can be read, and is not told whether there is anything', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'henrik', width: 1280 })
  await look(page, 'Mette Lund', 'Tage hensyn til helbred')
  await page.locator('summary', { hasText: 'Sundhedscentret' }).click()
  await page.getByRole('button', { name: 'Spørg borgeren: Sundhedscentret' }).click()
  await page.getByLabel('Hvad vil I gerne se?').selectOption('Skånehensyn og vilkår')
  await page.getByLabel(/Hvorfor vil I se det/).fill('Det er 010190-1234.')
  await page.getByRole('button', { name: 'Spørg borgeren', exact: true }).click()
  await page.locator('.press-note').getByText(/CPR/).waitFor()
  await page.getByLabel(/Hvorfor vil I se det/).fill('Vi vil finde et job, din ryg kan holde til.')
  await page.getByRole('button', { name: 'Spørg borgeren', exact: true }).click()
  await page.getByText('Du har spurgt. Borgeren svarer, når det passer.').first().waitFor()
  await page.getByRole('button', { name: 'Spørg borgeren: Sundhedscentret' }).click()
  await page.getByLabel('Hvad vil I gerne se?').selectOption('Skånehensyn og vilkår')
  await page.getByLabel(/Hvorfor vil I se det/).fill('Vi vil finde et job.')
  await page.getByRole('button', { name: 'Spørg borgeren', exact: true }).click()
  await page.getByText('I har allerede spurgt. Borgeren har ikke svaret endnu.').waitFor()
})

test('an emergency is slow to open, told at once and reviewed', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const heard = mette.waitForResponse((answer) => answer.url().includes('/api/live'))
  await visit(mette, '/')
  await heard
  const anja = await phone(town, { as: 'anja', width: 1280 })
  await look(anja, 'Mette Lund', 'Passe vores egen sag')
  await anja.getByRole('button', { name: 'Åbn planen i en nødsituation' }).click()
  await anja.getByText('Borgeren får besked med det samme').waitFor()
  await anja.getByRole('button', { name: 'Åbn planen i én time' }).click()
  await anja.getByText('Sæt et kryds, når du har læst det.').waitFor()
  await anja.getByLabel('Hvorfor kan det ikke vente?').fill(danger)
  await anja.getByLabel(/^Jeg har læst det/).check()
  await anja.getByRole('button', { name: 'Åbn planen i én time' }).click()
  await anja.getByText(/Den lukker af sig selv kl\./).waitFor()
  await anja.getByRole('heading', { level: 3, name: 'Jobcenter Strandborg' }).waitFor()
  await anja.getByText('Planen er åbnet i en nødsituation.').first().waitFor()

  const card = mette.locator('.notice', { hasText: 'Din plan er åbnet i en nødsituation' })
  await card.getByText(danger).waitFor({ timeout: within })
  await card.getByText(/En leder ser på, om det var i orden/).waitFor()
  const told = (await card.locator('p').allInnerTexts()).join(' ')
  assert.ok(checkPlain(told).lix <= 30, `${told}: ${checkPlain(told).lix}`)
  await visit(mette, '/historik')
  await mette.getByText('Anja Frost fra Socialpsykiatrien åbnede planen i en nødsituation.').waitFor()

  const henrik = await phone(town, { as: 'henrik' })
  await visit(henrik, '/sager')
  assert.equal(await henrik.getByText('Åben i en nødsituation').count(), 0, 'it is open for one person')

  const birgit = await phone(town, { as: 'birgit', width: 1280 })
  const answers = []
  birgit.on('response', async (answer) => answer.url().includes('/api/leader') && answers.push(await answer.text().catch(() => '')))
  await visit(birgit, '/')
  const review = birgit.locator('.review', { hasText: 'Anja Frost' })
  await review.getByText('[borgeren] svarer ikke på døren, og naboen har hørt et fald.').waitFor()
  await review.getByText(/Hjælp · Aftaler/).waitFor()
  const { citizen } = await planOf(mette)
  for (const word of [citizen.firstName, citizen.name, 'Jobcenter Strandborg har']) assert.ok(!answers.join('').includes(word), `${word} is told to the leader`)
  await review.getByLabel('Nej, det var ikke i orden').check()
  await review.getByLabel(/Hvorfor\? Kun ledere/).fill('Naboen havde nøgle.')
  await review.getByRole('button', { name: 'Gem svaret' }).click()
  await review.getByText(/Det var ikke i orden\. Set på/).waitFor()
  await visit(mette, '/')
  await card.getByText(/Det var ikke i orden at åbne planen/).waitFor()
  assert.ok(!(await mette.content()).includes('Naboen havde nøgle'))
})

test('a change empties the open plan, and what is closed is said calmly', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'anja' })
  await look(page, 'Sara Holm', 'Passe vores egen sag')
  // Another window of hers opens Jonas' plan: this one hears that something has changed.
  const reads = []
  page.on('request', (request) => request.url().includes('/plan?') && reads.push(new URL(request.url()).search))
  await page.route('**/plan?purpose=case', (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"status":404}' }))
  const { cases } = await (await page.context().request.get('/api/cases')).json()
  const jonas = cases.find((one) => one.name === 'Jonas Bech').id
  const opened = await page.context().request.post(`/api/departments/socialpsykiatrien/citizens/${jonas}/emergency`, { data: { reason: 'Jonas er ikke set i tre dage.' } })
  assert.equal(opened.status(), 201)
  await page.getByRole('heading', { name: 'Der er ikke noget at se her nu' }).waitFor({ timeout: within })
  assert.deepEqual(reads, ['?purpose=case'])
  assert.ok(!(await page.locator('main').innerText()).includes('afdelingens eget'))
  await page.getByRole('link', { name: 'Dine sager' }).click()
  await page.getByText('Åben i en nødsituation').waitFor()
})

test('a fagperson\'s pages are read by all, on any screen', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const [width, dark] of [[320, false], [360, true], [1280, false], [1280, true]]) {
    const page = await phone(town, { as: 'henrik', width, dark, height: 800 })
    await visit(page, '/sager')
    const check = async (where) => {
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `${where} sideways at ${width}`)
      assert.deepEqual(await axe(page), [], `${where} ${width} ${dark ? 'dark' : 'light'}`)
    }
    await check('the list')
    await page.getByRole('link', { name: 'Mette Lund' }).click()
    await page.getByLabel('Finde en tid, der passer').waitFor()
    await check('the purpose')
    await page.getByLabel('Finde en tid, der passer').check()
    await page.getByRole('button', { name: 'Vis, hvad jeg må se' }).click()
    await page.locator('summary', { hasText: 'Familieafdelingen' }).click()
    await page.getByRole('button', { name: 'Spørg borgeren: Familieafdelingen' }).click()
    await page.getByRole('button', { name: 'Åbn planen i en nødsituation' }).click()
    await page.getByRole('button', { name: 'Åbn planen i én time' }).click()
    await check('the plan')
    assert.deepEqual(page.faults, [])
  }
})
