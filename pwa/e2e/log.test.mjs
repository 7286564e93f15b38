// »Hvem kiggede, og hvorfor?«: Lone reads Mette's page again and again, Henrik
// looks for the job centre and then tries what he may not. Mette reads it in a few
// sentences, asks why, and gets an answer.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, deskAddress, openTown, phone, visit } from './town.mjs'

let town, mettes
before(async () => { town = await openTown() })
after(async () => { await town.close() })

test('many looks are one sentence, and what she did herself is folded', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await phone(town, { as: 'lone', width: 1280 })
  mettes = (await deskAddress(lone, 'Mette Lund')).replace('/borgere/', '')
  for (let i = 0; i < 12; i++) assert.equal((await lone.context().request.get(`/api/desk/citizens/${mettes}`)).status(), 200)
  const henrik = await phone(town, { as: 'henrik' })
  const look = (purpose) => henrik.context().request.get(`/api/departments/jobcenter/citizens/${mettes}/plan?purpose=${purpose}`)
  for (const purpose of ['spare', 'case', 'case']) assert.equal((await look(purpose)).status(), 200)
  assert.equal((await henrik.context().request.get(`/api/desk/citizens/${mettes}`)).status(), 404)

  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/plan')
  await mette.getByRole('link', { name: 'Se, hvem der har kigget, og hvorfor' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Hvem kiggede, og hvorfor?' }).waitFor()
  await mette.getByRole('heading', { name: 'Denne uge' }).waitFor()
  const said = await mette.locator('.log-week > ul .log-line').allInnerTexts()
  const find = (start) => said.filter((one) => one.startsWith(start))
  assert.equal(find('Din borgerkonsulent så').length, 1, said.join('\n'))
  assert.match(find('Din borgerkonsulent så')[0], /Din borgerkonsulent så din plan og dig på en liste\.\n+Det hører til arbejdet som borgerkonsulent\.\n+.*, 13 gange, sidst kl\./)
  assert.match(find('En medarbejder i Jobcenter Strandborg så')[0], /så deres egen del af din plan for at passe deres sag\.\n+Det må de, for det er deres eget\.\n+.*, 2 gange/)
  assert.equal(find('Fik ikke lov\n\nEn medarbejder i Jobcenter Strandborg prøvede at se din plan. De fik ikke lov.').length, 1, said.join('\n'))
  assert.doesNotMatch(said.join(), /Henrik|Lone|Sara|Jonas/)
  await mette.getByText(/^Du selv: /).click()
  await mette.getByText('Du så din plan.').waitFor()
  assert.deepEqual(await axe(mette), [], 'the log')
  await mette.getByRole('button', { name: 'Ikke mig' }).click()
  assert.equal(await mette.getByText(/^Du selv: /).count(), 0)
  assert.deepEqual(faults(mette), [])
})

test('she asks why in two taps, and the line says when there is an answer', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/hvem-kiggede')
  const tried = mette.locator('.log-line', { hasText: 'prøvede at se din plan' })
  await tried.getByRole('button', { name: 'Spørg hvorfor' }).click()
  await tried.getByText('Du får svar senest mandag d. 7. december.').waitFor()
  assert.deepEqual(await axe(mette), [], 'while she asks')
  await tried.getByRole('button', { name: 'Send spørgsmålet' }).click()
  await tried.getByText('Du har spurgt hvorfor. Du får svar senest mandag d. 7. december.').waitFor()
  await mette.locator('.log-line:focus', { hasText: 'prøvede at se din plan' }).waitFor()
  await tried.getByRole('link', { name: 'Se samtalen' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Hvorfor skete det her d. 23. november?' }).waitFor()
  await mette.getByText(/Det her står i min log: »En medarbejder i Jobcenter Strandborg prøvede at se din plan/).waitFor()

  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, '/')
  await lone.getByText('Vil vide, hvorfor nogen har kigget. Senest d. 7. december.').waitFor()
  const { threads } = await (await lone.context().request.get(`/api/desk/citizens/${mettes}/threads`)).json()
  const answer = await lone.context().request.post(`/api/desk/citizens/${mettes}/threads/${threads[0].id}/messages`, {
    headers: { 'Idempotency-Key': 'why' }, data: { text: 'Henrik trykkede forkert. Han så ikke noget.' },
  })
  assert.equal(answer.status(), 201)
  await visit(mette, '/hvem-kiggede')
  await mette.getByText('Du har spurgt hvorfor. Det er der svaret på.').waitFor()
  await visit(mette, '/historik')
  await mette.locator('.promise', { hasText: 'Svar på, hvorfor det her skete' }).getByText('Du fik svar mandag d. 23. november.').waitFor()
  assert.deepEqual(faults(mette), [])
})

test('without a network what is there stays, and it says so', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/plan')
  await mette.route('**/api/log', (route) => route.abort())
  await mette.getByRole('link', { name: 'Se, hvem der har kigget, og hvorfor' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Du har ikke net' }).waitFor()
  await mette.unroute('**/api/log')
  await mette.getByRole('button', { name: 'Prøv igen' }).click()
  await mette.getByRole('heading', { name: 'Denne uge' }).waitFor()
})

for (const dark of [false, true]) {
  test(`axe finds nothing and nothing goes sideways, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    for (const width of [320, 360, 1280]) {
      const mette = await phone(town, { as: 'mette', width, dark })
      await visit(mette, '/hvem-kiggede')
      await mette.getByText(/^Du selv: /).click()
      await mette.getByRole('button', { name: 'Spørg hvorfor' }).first().click()
      const over = await mette.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(over <= 0, `${over} px too wide at ${width}`)
      if (width !== 320) assert.deepEqual(await axe(mette), [], `${width}`)
      await mette.context().close()
    }
  })
}

test('the log is plain', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/hvem-kiggede')
  await mette.getByText(/^Du selv: /).click()
  await mette.getByRole('button', { name: 'Spørg hvorfor' }).first().click()
  const text = (await mette.locator('main').innerText()).replaceAll('Jobcenter Strandborg', 'X').replaceAll('borgerkonsulent', 'X')
  const report = checkPlain(text)
  t.diagnostic(`LIX ${report.lix}, ${report.words} words`)
  assert.ok(report.words > 80 && report.lix <= 30, `LIX ${report.lix}`)
  assert.deepEqual(report.findings.filter(({ kind }) => kind !== 'kancelli').map(({ text: one, kind }) => `${kind}: ${one}`), [])
})

/** A server that does not tell until when the log is whole is no fault. */
const faults = (page) => page.faults.filter((fault) => !fault.includes('404'))
