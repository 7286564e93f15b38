// A calendar of her own: Mette makes a secret address, her calendar fetches the
// times under it and nothing more, she makes another and stops it, and she sees in
// the log who fetched. And one appointment is a file and never a data: link.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const button = (page, name) => page.getByRole('button', { name, exact: true })
/** What a calendar that nobody has logged in with is told. */
const fetched = async (address, more) => { const answer = await fetch(address, more); return { status: answer.status, tag: answer.headers.get('etag'), type: answer.headers.get('content-type'), body: await answer.text() } }

async function madeAddress(page) {
  const field = page.getByLabel('Din hemmelige adresse')
  await field.waitFor()
  return field.inputValue()
}

test('Mette follows her times, and stops it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/kalender')
  const verdict = checkPlain(await mette.locator('main').innerText())
  assert.ok(verdict.lix <= 30, `LIX ${verdict.lix}`)
  await button(mette, 'Lav en adresse').click()
  const first = await madeAddress(mette)
  assert.match(first, /^http:\/\/[^/]+\/feed\/[\w-]{43}\.ics$/)
  assert.equal(await mette.getByRole('link', { name: 'Åbn i kalenderen her' }).getAttribute('href'), first.replace('http:', 'webcal:'))
  const told = await fetched(first)
  assert.equal(told.status, 200)
  assert.equal(told.type, 'text/calendar; charset=utf-8')
  assert.deepEqual([...new Set(told.body.match(/^SUMMARY:.*$/gm).map((line) => line.trim()))], ['SUMMARY:Aftale'])
  assert.doesNotMatch(told.body, /LOCATION|Jobcenter|praktik|Mette/)
  assert.equal((await fetched(first, { headers: { 'If-None-Match': told.tag } })).status, 304)

  await visit(mette, '/kalender')
  assert.ok(!(await mette.content()).includes(first.slice(-47, -4)), 'the address is shown once only')
  await mette.getByText('Tiderne er sidst hentet mandag d. 23. november').waitFor()
  await button(mette, 'Lav en ny adresse').click()
  await mette.getByText('Den gamle adresse virker ikke mere.').waitFor()
  await button(mette, 'Nej, behold den').click()
  assert.equal((await fetched(first)).status, 200)
  await button(mette, 'Lav en ny adresse').click()
  await button(mette, 'Ja, gør det').click()
  const second = await madeAddress(mette)
  assert.notEqual(second, first)
  assert.equal((await fetched(first)).status, 404)
  assert.equal((await fetched(second)).status, 200)
  await visit(mette, '/kalender')
  await button(mette, 'Stop adressen').click()
  await mette.getByText('De tider, den har, kan blive stående.').waitFor()
  await button(mette, 'Ja, gør det').click()
  await mette.getByText('Adressen er stoppet. Den virker ikke mere.').waitFor()
  assert.equal((await fetched(second)).status, 404)
  await button(mette, 'Lav en adresse').waitFor()

  await visit(mette, '/hvem-kiggede')
  await mette.getByText('Din kalender så tiderne for dine aftaler.').first().waitFor()
  await mette.getByText('Du stoppede den hemmelige adresse til din kalender.').first().waitFor()
  assert.deepEqual(mette.faults, [])
})

test('without a network she is told so, and nothing is made', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara' })
  await visit(sara, '/kalender')
  await sara.context().setOffline(true)
  await button(sara, 'Lav en adresse').click()
  await sara.getByText('Vi prøver igen. Du behøver ikke gøre noget.').first().waitFor()
  await sara.context().setOffline(false)
  await button(sara, 'Lav en adresse').click()
  await madeAddress(sara)
})

test('one appointment is a file from the server', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const plan = await (await mette.context().request.get('/api/plan')).json()
  const { appointment, at } = plan.times[0]
  await visit(mette, '/kalender')
  const coming = mette.waitForEvent('download')
  await mette.evaluate((to) => { const link = document.createElement('a'); link.href = to; link.download = ''; document.querySelector('main').append(link); link.click() },
    `/api/appointments/${encodeURIComponent(appointment)}/calendar.ics?at=${encodeURIComponent(at)}`)
  assert.match((await coming).suggestedFilename(), /^aftale-\d{4}-\d\d-\d\d\.ics$/)
})

for (const dark of [false, true]) {
  test(`axe finds nothing and nothing goes sideways, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    for (const width of [320, 360, 1280]) {
      const jonas = await phone(town, { as: 'jonas', width, dark })
      const picture = async (name) => {
        assert.ok(await jonas.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sideways at ${width}, ${name}`)
        assert.deepEqual(await axe(jonas), [], `${name} at ${width}`)
        for (const target of await jonas.locator('.feed-address .button').all()) assert.ok((await target.boundingBox()).height >= 44, 'a small target')
        if (process.env.PICTURES) await jonas.screenshot({ path: `${process.env.PICTURES}/calendar-${name}-${width}-${dark ? 'dark' : 'light'}.png`, fullPage: true })
      }
      await jonas.context().request.delete('/api/feed')
      await visit(jonas, '/kalender')
      await picture('none')
      await button(jonas, 'Lav en adresse').click()
      await madeAddress(jonas)
      await picture('made')
      await visit(jonas, '/kalender')
      await button(jonas, 'Stop adressen').click()
      await picture('stop')
    }
  })
}
