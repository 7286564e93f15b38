// »Hent alt, vi ved om dig«: Mette finds the page from her plan, fetches it to read
// and as data, and both can be opened; without a network and after ten times a day
// she is told so.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { inflateRawSync, inflateSync } from 'node:zlib'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

/** A picture of one point. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function fetched(page, button) {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await coming
  return { name: file.suggestedFilename(), body: readFileSync(await file.path()) }
}

test('Mette has it all on her own computer', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const request = mette.context().request
  const attached = await request.post('/api/drafts/new/attachments', { headers: { 'X-Enplan-Name': 'ryg.png' }, data: picture })
  assert.equal(attached.status(), 201)
  await request.post('/api/threads', { headers: { 'Idempotency-Key': '1' }, data: { subject: 'Min ryg', text: 'Den gør ondt på lageret.', draft: true } })
  await visit(mette, '/plan')
  await mette.getByRole('link', { name: 'Hent alt, vi ved om dig' }).click()
  await mette.getByRole('heading', { level: 1, name: 'Hent alt, vi ved om dig' }).waitFor()
  const words = await mette.locator('main').innerText()
  assert.match(words, /Det fylder \d+ kB/)
  const verdict = checkPlain(words)
  assert.ok(verdict.lix <= 30, `LIX ${verdict.lix}`)

  const paper = await fetched(mette, 'Hent som PDF')
  assert.equal(paper.name, 'mine-data-2026-11-23.pdf')
  const said = textOfPDF(paper.body)
  for (const word of ['Alt, vi ved om dig, Mette Lund', 'Side 1 af', 'Dine egne mål', 'Den gør ondt på lageret.', 'Hvem har kigget']) assert.ok(said.includes(word), `the paper lacks ${word}`)
  await mette.getByText('Nu har du det.').first().waitFor()

  const data = await fetched(mette, 'Hent som data')
  const record = JSON.parse(data.body)
  assert.equal(record.format, 'enplan-export/1')
  assert.equal(record.threads[0].messages[0].text, 'Den gør ondt på lageret.')
  assert.equal(record.log.lines.at(-1).action, 'record.export')
  assert.equal(record.plan.plans.length, 4)

  const all = await fetched(mette, 'Hent det hele')
  assert.equal(all.name, 'mine-data-2026-11-23.zip')
  const within = JSON.parse(firstOfZip(all.body))
  assert.equal(within.threads[0].messages[0].attachments[0].file, 'filer/1.png')
  assert.ok(all.body.includes('filer/1.png'))
  assert.deepEqual(mette.faults, [])
})

test('without a network, and after the tenth time, she is told what to do', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara' })
  await visit(sara, '/mine-data')
  await sara.context().setOffline(true)
  await sara.getByRole('button', { name: 'Hent som PDF' }).click()
  await sara.getByText('Vi prøver igen. Du behøver ikke gøre noget.').first().waitFor()
  await sara.context().setOffline(false)
  for (let n = 0; n < 10; n++) assert.equal((await sara.context().request.get('/api/export?format=json')).status(), 200)
  await sara.getByRole('button', { name: 'Hent som PDF' }).click()
  await sara.getByText('Du kan hente igen i morgen.').first().waitFor()
  await visit(sara, '/mine-data')
  assert.equal(await sara.getByRole('button', { name: 'Hent som PDF' }).isDisabled(), true)
  assert.deepEqual(await axe(sara), [], 'when no more can be fetched')
})

for (const dark of [false, true]) {
  test(`axe finds nothing and nothing goes sideways, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    for (const width of [320, 360, 1280]) {
      const jonas = await phone(town, { as: 'jonas', width, dark })
      await visit(jonas, '/mine-data')
      assert.ok(await jonas.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sideways at ${width}`)
      assert.deepEqual(await axe(jonas), [], `at ${width}`)
      for (const button of await jonas.locator('.export-ways button').all()) assert.ok((await button.boundingBox()).height >= 44, 'a small target')
      if (process.env.PICTURES) await jonas.screenshot({ path: `${process.env.PICTURES}/export-${width}-${dark ? 'dark' : 'light'}.png`, fullPage: true })
    }
  })
}

/** What a PDF of ours shows: the texts of its packed pages, two bytes a letter. */
function textOfPDF(body) {
  assert.equal(body.subarray(0, 5).toString(), '%PDF-')
  const raw = body.toString('latin1')
  let said = ''
  for (const [, packed] of raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    let page
    try {
      page = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    } catch {
      continue
    }
    for (const [, one] of page.matchAll(/\(((?:[^\\()]|\\[\s\S])*)\) ?Tj/g)) {
      const bytes = Buffer.from(one.replace(/\\([\s\S])/g, (_, c) => (c === 'r' ? '\r' : c)), 'latin1')
      said += `${bytes.swap16().toString('utf16le')}\n`
    }
  }
  return said
}

/** The first file in a zip. */
function firstOfZip(body) {
  const [name, extra] = [body.readUInt16LE(26), body.readUInt16LE(28)]
  return inflateRawSync(body.subarray(30 + name + extra)).toString()
}
