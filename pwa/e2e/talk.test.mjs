// One conversation on two phones and a PC: it is there at once, it survives a
// lost network, two devices and two tabs, and every screen of it works for all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { addressOf, deskAddress, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const within = 1_000
const field = (page) => page.getByLabel(/^(Din besked|Skriv dit svar)$/)
const send = (page) => page.getByRole('button', { name: 'Send beskeden' }).click()
const offlineNoise = (fault) => fault.includes('ERR_INTERNET_DISCONNECTED')

/** Visits, and waits until the page listens. */
async function listening(page, path) {
  const line = page.waitForRequest((request) => request.url().includes('/api/live'))
  await visit(page, path)
  await line
  return page
}

/** Begins a conversation and stays in it. */
async function begin(page, subject, text) {
  await visit(page, '/beskeder/ny')
  await page.getByLabel('Hvad handler det om?').fill(subject)
  await field(page).fill(text)
  await send(page)
  await page.getByRole('heading', { level: 1, name: subject }).waitFor()
}

const talk = (page) => page.locator('.talk-item:not(.talk-waits) .talk-text').allInnerTexts()
const openThread = async (page, subject) => {
  await page.getByRole('link', { name: new RegExp(subject) }).click()
  await page.getByRole('heading', { level: 1, name: subject }).waitFor()
}

test('Mette writes, Lone’s list changes within a second, Lone answers, and both see who has read it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await listening(await phone(town, { as: 'lone', width: 1280 }), '/borgere')
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/beskeder/ny')
  assert.match(await mette.locator('.before').innerText(), /Lone Brandt, din borgerkonsulent[\s\S]*Lone svarer senest/)
  assert.match(await mette.locator('.urgent').innerText(), /Ring 44.55.00.00[\s\S]*Ring 112/)
  await begin(mette, 'Mødet på tirsdag', 'Jeg kan ikke komme.')
  await lone.locator('.desk-row', { hasText: 'Mette Lund' }).getByText('1 ny besked').waitFor({ timeout: within })
  assert.match(await lone.locator('.desk-row', { hasText: 'Mette Lund' }).innerText(), /1 besked venter på svar\. Senest d\. 2[56]\. november/) // one day more in the afternoon

  await visit(lone, await deskAddress(lone, 'Mette Lund'))
  await openThread(lone, 'Mødet på tirsdag')
  await mette.getByText(/Læst af Lone/).waitFor({ timeout: within })
  await field(mette).fill('Jeg er ved at skrive')
  await lone.getByLabel('Jeg har brug for et svar').check()
  await field(lone).fill('Kan du komme på torsdag?')
  await send(lone)
  await mette.getByText('Kan du komme på torsdag?').waitFor({ timeout: within })
  assert.equal(await field(mette).inputValue(), 'Jeg er ved at skrive', 'what was being written is gone')
  assert.equal(await field(mette).evaluate((one) => one === document.activeElement), true, 'the focus was taken')
  await lone.getByText(/Læst af Mette/).waitFor({ timeout: within })
  await mette.locator('.dot').waitFor({ state: 'detached' }) // she stands where it waits, and has read it
  await visit(mette, '/')
  await mette.locator('.dot').waitFor({ state: 'attached' }) // it waits for her
  await visit(mette, '/beskeder')
  await mette.getByText('Venter på dig.').waitFor()
  assert.deepEqual([mette.faults, lone.faults], [[], []])
})

test('at rest nothing is asked, and a message costs few requests', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await listening(await phone(town, { as: 'jonas' }), '/beskeder/ny')
  let asked = []
  jonas.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await begin(jonas, 'Ro', 'Hej')
  await field(jonas).fill('Og en til')
  asked = []
  await send(jonas)
  await jonas.locator('.talk-item:not(.talk-waits)', { hasText: 'Og en til' }).waitFor()
  await jonas.waitForTimeout(1_500) // what comes of it by itself
  assert.ok(asked.length <= 9, asked.join('\n'))
  asked = []
  await jonas.waitForTimeout(1_500)
  assert.deepEqual(asked, [])
})

test('without a network two messages wait where they will stand, and arrive once each and in order', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await begin(mette, 'Uden net', 'Den første')
  await mette.context().setOffline(true)
  for (const text of ['Den anden', 'Den tredje']) {
    await field(mette).fill(text)
    await send(mette)
    await mette.locator('.talk-waits', { hasText: text }).getByText('Venter på netværk – sendes af sig selv.').waitFor()
  }
  await mette.getByRole('button', { name: 'Log ud' }).click()
  await mette.getByText('2 beskeder er ikke sendt endnu.').waitFor()
  await mette.getByRole('button', { name: 'Bliv logget ind' }).click()
  await mette.context().setOffline(false)
  await mette.locator('.talk-waits').first().waitFor({ state: 'detached' })
  await mette.locator('.talk-item', { hasText: 'Den tredje' }).waitFor()
  assert.deepEqual(await talk(mette), ['Den første', 'Den anden', 'Den tredje'])
  await mette.reload()
  await mette.locator('.talk-item', { hasText: 'Den tredje' }).waitFor()
  assert.deepEqual(await talk(mette), ['Den første', 'Den anden', 'Den tredje'])
  assert.deepEqual(mette.faults.filter((fault) => !offlineNoise(fault)), [])
})

test('words for a goal written without a network meet other words, and both stand', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const [one, other] = [await phone(town, { as: 'mette' }), await phone(town, { as: 'mette' })]
  const card = (page) => page.locator('.goal', { hasText: 'planter' })
  for (const page of [one, other]) {
    await visit(page, '/maal')
    await card(page).getByText('Flere valg').click()
    await card(page).getByRole('button', { name: 'Ret ordene' }).click()
  }
  const save = async (page, text) => {
    await page.locator('.goal textarea').fill(text)
    await page.locator('.goal').getByRole('button', { name: 'Gem', exact: true }).click()
  }
  await one.context().setOffline(true)
  await save(one, 'Jeg vil passe planter i et gartneri')
  await card(one).getByText('Venter på netværk – sendes af sig selv.').waitFor()
  await save(other, 'Jeg vil have planter på altanen')
  await other.locator('.goal h2', { hasText: 'altanen' }).waitFor()
  await one.context().setOffline(false)
  const clash = one.locator('.goal-clash')
  await clash.waitFor()
  assert.match(await clash.innerText(), /Dine ord nu[\s\S]*gartneri[\s\S]*De andre ord[\s\S]*altanen/)
  assert.deepEqual(await axe(one), [])
  await clash.getByRole('button', { name: 'Behold min' }).click()
  await one.locator('.goal h2', { hasText: 'gartneri' }).waitFor()
  await other.locator('.goal h2', { hasText: 'gartneri' }).waitFor()
})

test('two tabs share one line and one outbox: what both send arrives once, and both see it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const one = await phone(town, { as: 'mette' })
  let lines = 0
  one.context().on('request', (request) => { if (request.url().includes('/api/live')) lines++ })
  await begin(one, 'To faner', 'Begyndt')
  const two = await one.context().newPage()
  await two.goto(await addressOf(one))
  await two.getByText('Begyndt').waitFor()
  await one.context().setOffline(true)
  await field(one).fill('Fra den ene')
  await send(one)
  await two.locator('.talk-waits', { hasText: 'Fra den ene' }).waitFor()
  await field(two).fill('Fra den anden')
  await send(two)
  await one.locator('.talk-waits', { hasText: 'Fra den anden' }).waitFor()
  await one.context().setOffline(false)
  for (const page of [one, two]) {
    await page.locator('.talk-waits').first().waitFor({ state: 'detached' })
    await page.locator('.talk-item', { hasText: 'Fra den anden' }).waitFor()
    assert.deepEqual(await talk(page), ['Begyndt', 'Fra den ene', 'Fra den anden'])
  }
  assert.ok(lines >= 1, 'nobody listens')
})

test('a draft is there on the next device, and two devices’ drafts are both shown', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const [one, two] = [await phone(town, { as: 'sara' }), await phone(town, { as: 'sara', width: 1280 })]
  await begin(one, 'Kladder', 'Hej')
  const address = await addressOf(one)
  await two.goto(address)
  await field(two).waitFor()
  await field(one).fill('Fra telefonen')
  await one.getByText('Din tekst er gemt.').waitFor()
  await field(two).fill('Fra computeren')
  await two.getByText('Hvilken tekst vil du bruge?').waitFor()
  assert.deepEqual(await two.locator('.clash blockquote').allInnerTexts(), ['Fra computeren', 'Fra telefonen'])
  assert.deepEqual(await axe(two), [])
  await two.getByRole('button', { name: 'Brug teksten her' }).click()
  await two.getByText('Din tekst er gemt.').waitFor()
  const three = await phone(town, { as: 'sara' })
  await three.goto(address)
  await three.waitForFunction(() => document.querySelector('textarea')?.value === 'Fra computeren')
  await three.context().setOffline(true)
  await field(three).fill('Skrevet uden net')
  await three.getByText('Din tekst er gemt på telefonen.').waitFor()
  await three.context().setOffline(false)
  await three.reload()
  await three.waitForFunction(() => document.querySelector('textarea')?.value === 'Skrevet uden net')
})

test('what needs no more answer says so, and old words are found without standing in an address', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const [sara, lone] = [await phone(town, { as: 'sara' }), await phone(town, { as: 'lone', width: 1280 })]
  for (const [subject, text] of [['Om pengene', 'Min husleje steg'], ['Om søvnen', 'Jeg sover ikke'], ['Om bussen', 'Bussen kører ikke']]) await begin(sara, subject, text)
  await visit(lone, await deskAddress(lone, 'Sara Holm'))
  await openThread(lone, 'Om bussen')
  await lone.getByRole('button', { name: 'Der skal ikke svares på mere' }).click()
  await sara.getByText('Lone: Der skal ikke svares på mere.').waitFor()
  await visit(sara, '/beskeder')
  await sara.getByLabel('Søg i dine beskeder').fill('HUSLEJE')
  await sara.getByRole('button', { name: 'Søg', exact: true }).click()
  await sara.getByText('1 samtale med »HUSLEJE«.').waitFor()
  assert.deepEqual(await sara.locator('.thread-row strong').allInnerTexts(), ['Om pengene'])
  assert.ok(!(await addressOf(sara)).toLowerCase().includes('husleje'))
})

test('a message that the server does not take is kept with its reason, and can be put right', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await phone(town, { as: 'jonas' })
  await begin(jonas, 'Afvist', 'Hej')
  const detail = 'Beskeden er for lang. Del den i to.'
  await jonas.route('**/messages', (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ status: 422, detail }) }))
  await field(jonas).fill('Meget lang')
  await send(jonas)
  await jonas.getByText(`Ikke sendt: ${detail}`).waitFor()
  await jonas.reload()
  await jonas.getByText(`Ikke sendt: ${detail}`).waitFor()
  await jonas.unroute('**/messages')
  await jonas.getByRole('button', { name: 'Ret teksten' }).click()
  await jonas.waitForFunction(() => document.querySelector('textarea')?.value === 'Meget lang')
  await field(jonas).fill('Kort')
  await send(jonas)
  await jonas.locator('.talk-item', { hasText: 'Ikke læst endnu.' }).getByText('Kort').waitFor()
  assert.deepEqual(await talk(jonas), ['Hej', 'Kort'])
})

/** A picture with the place where it was taken, as a phone makes it. */
async function photograph(page) {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 40
    canvas.getContext('2d').fillRect(5, 5, 20, 20)
    return canvas.toDataURL('image/jpeg').split(',')[1]
  })
  const picture = Buffer.from(drawn, 'base64')
  const tiff = Buffer.alloc(44)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8) // one entry: where the GPS is
  tiff.writeUInt16LE(0x8825, 10); tiff.writeUInt16LE(4, 12); tiff.writeUInt32LE(1, 14); tiff.writeUInt32LE(26, 18)
  tiff.writeUInt16LE(1, 26) // one entry: north or south
  tiff.writeUInt16LE(1, 28); tiff.writeUInt16LE(2, 30); tiff.writeUInt32LE(2, 32); tiff.write('N\0', 36, 'latin1')
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([picture.subarray(0, 2), head, exif, picture.subarray(2)])
}

test('a photograph loses the place where it was taken, and is only ever downloaded', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await visit(mette, '/beskeder/ny')
  const buffer = await photograph(mette)
  assert.ok(buffer.includes('Exif'))
  await mette.locator('input[type=file]').setInputFiles({ name: 'brev æøå.jpg', mimeType: 'image/jpeg', buffer })
  await mette.getByRole('button', { name: 'Fjern brev æøå.jpg' }).waitFor()
  await mette.locator('input[type=file]').setInputFiles({ name: 'virus.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') })
  await mette.getByText('Du kan vedhæfte billeder (JPG, PNG) og PDF.').waitFor()
  await mette.getByLabel('Hvad handler det om?').fill('Et billede')
  await field(mette).fill('Se her')
  await send(mette)
  const link = mette.getByRole('link', { name: /Hent brev æøå\.jpg/ })
  const [download] = await Promise.all([mette.waitForEvent('download'), link.click()])
  assert.equal(download.suggestedFilename(), 'brev æøå.jpg')
  const answer = await mette.context().request.get(await link.getAttribute('href'))
  const got = await answer.body()
  assert.equal(got.subarray(0, 2).toString('hex'), 'ffd8')
  assert.ok(!got.includes('Exif'), 'the place is still in it')

  await mette.context().setOffline(true)
  await mette.locator('input[type=file]').setInputFiles({ name: 'uden net.jpg', mimeType: 'image/jpeg', buffer })
  await mette.getByText('Sendes med beskeden, når du har net.').waitFor()
  await send(mette)
  await mette.locator('.talk-waits', { hasText: 'uden net.jpg' }).waitFor()
  await mette.context().setOffline(false)
  await mette.getByRole('link', { name: /Hent uden net\.jpg/ }).waitFor()
  assert.equal(await mette.getByRole('link', { name: /^Hent/ }).count(), 2)
})

test('a message can be taken back, and its text stands in the field again', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const jonas = await phone(town, { as: 'jonas' })
  await begin(jonas, 'Fortrudt', 'Det mente jeg ikke')
  await jonas.getByRole('button', { name: 'Fortryd beskeden' }).click()
  await jonas.getByText('Du trak en besked tilbage.').waitFor()
  await jonas.waitForFunction(() => document.querySelector('textarea')?.value === 'Det mente jeg ikke')
})

test('Henrik sees the conversation he is let into and no other, and Per is there while Lone is away', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  await begin(mette, 'Om praktikken', 'Kan Henrik læse med?')
  await mette.getByText(/Hvem er med i samtalen/).click()
  await mette.getByRole('button', { name: /Luk Henrik Dahl ind/ }).click()
  await mette.getByText('Henrik kan læse alt i samtalen, også det gamle.').waitFor()
  const henrik = await listening(await phone(town, { as: 'henrik', width: 1280 }), '/sager')
  await henrik.getByRole('heading', { name: 'Dine sager' }).waitFor()
  await mette.getByRole('button', { name: 'Ja, luk Henrik ind' }).click()
  await henrik.getByRole('link', { name: /Om praktikken/ }).waitFor({ timeout: within })
  assert.equal(await henrik.locator('.thread-row').count(), 1)
  await openThread(henrik, 'Om praktikken')
  await field(henrik).fill('Ja, det kan jeg.')
  await send(henrik)
  await mette.getByText('Ja, det kan jeg.').waitFor({ timeout: within })
  await mette.getByRole('button', { name: 'Luk Henrik Dahl ud af samtalen' }).click()
  await henrik.getByRole('heading', { name: 'Siden findes ikke' }).waitFor({ timeout: within })

  const lone = await phone(town, { as: 'lone', width: 1280 })
  const per = await listening(await phone(town, { as: 'per', width: 1280 }), '/borgere')
  await per.getByText('Du har ingen borgere endnu.').waitFor()
  await visit(lone, '/vaek')
  await lone.getByRole('button', { name: 'Gem' }).click()
  await lone.getByText(/Per Dam er der imens/).waitFor()
  await visit(mette, '/beskeder/ny')
  await mette.getByText(/Lone er væk til og med .* Per Dam svarer dig imens\./).waitFor()
  await visit(per, '/borgere')
  await per.getByRole('link', { name: /Mette Lund/ }).waitFor()
  await lone.getByRole('button', { name: 'Fjern' }).click()
  await lone.getByText(/Per Dam er der imens/).waitFor({ state: 'detached' })
})

test('no page of a conversation marks it as read before it has been looked at', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const [lone, sara] = [await phone(town, { as: 'lone' }), await phone(town, { as: 'sara' })]
  await visit(lone, `${await deskAddress(lone, 'Sara Holm')}/beskeder/ny`)
  await lone.getByLabel('Hvad handler det om?').fill('Til Sara')
  await field(lone).fill('Hej Sara')
  await send(lone)
  await lone.getByText('Ikke læst endnu.').waitFor()
  const { threads } = await (await sara.context().request.get('/api/threads')).json()
  const address = `/api/threads/${threads.find(({ subject }) => subject === 'Til Sara').id}`
  await sara.context().request.get(address)
  assert.equal((await (await sara.context().request.get(address)).json()).unread, 1)
  await visit(sara, '/beskeder')
  await sara.getByText('1 ny besked').waitFor()
  await openThread(sara, 'Til Sara')
  await lone.getByText(/Læst af Sara/).waitFor()
})

for (const [width, dark] of [[360, false], [360, true], [1280, false], [1280, true]]) {
  test(`axe finds nothing in the messages at ${width}, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    const mette = await phone(town, { as: 'mette', width, dark })
    const look = async (page, what) => assert.deepEqual(await axe(page), [], what)
    await visit(mette, '/beskeder')
    await look(mette, 'the list')
    await visit(mette, '/beskeder/ny')
    await send(mette)
    await look(mette, 'a form that lacks something')
    await begin(mette, `Set ${width} ${dark}`, 'Hej')
    await mette.getByText(/Hvem er med i samtalen/).click()
    await mette.getByRole('button', { name: /Luk Henrik Dahl ind/ }).click()
    await mette.context().setOffline(true)
    await field(mette).fill('Venter')
    await send(mette)
    await mette.locator('.talk-waits').waitFor()
    await look(mette, 'a conversation with what waits')
    await mette.context().setOffline(false)
    const lone = await phone(town, { as: 'lone', width, dark })
    await visit(lone, '/borgere')
    await look(lone, 'the list of citizens')
    await visit(lone, await deskAddress(lone, 'Mette Lund'))
    await openThread(lone, `Set ${width} ${dark}`)
    await lone.getByText('Hurtige svar').click()
    await lone.getByText('Skabeloner').click()
    await look(lone, 'a conversation at the desk')
    await visit(lone, '/vaek')
    await look(lone, 'away')
  })
}

test('nothing of it runs off the side at 320 px, and everything can be hit with a thumb', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette', width: 320 })
  await begin(mette, 'Speciallægeerklæringsindhentningsanmodning', 'Langtord'.repeat(30))
  const pages = ['/beskeder', '/beskeder/ny', await addressOf(mette)]
  for (const path of pages) {
    await visit(mette, path)
    await mette.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    assert.equal(await mette.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, path)
    const small = await mette.evaluate(() => [...document.querySelectorAll('main button, main summary, main .thread-row a, main .urgent a, main .file-button')]
      .filter((one) => one.offsetParent && (one.offsetHeight < 44 || one.offsetWidth < 44))
      .map((one) => `${one.textContent} ${one.offsetWidth}×${one.offsetHeight}`))
    assert.deepEqual(small, [], path)
  }
})

test('what Lone writes is weighed while she writes, and what is hard is sent only with a reason', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const lone = await phone(town, { as: 'lone', width: 1280 })
  await visit(lone, `${await deskAddress(lone, 'Jonas Bech')}/beskeder/ny`)
  await lone.getByLabel('Hvad handler det om?').fill('Din sag')
  const hard = 'Vedrørende iværksættelse af beskæftigelsesrettede foranstaltninger bemærkes, at helhedsvurderingen foranlediger fremsendelse af supplerende dokumentation til rehabiliteringsteamet forud for afgørelsen.'
  await field(lone).fill(hard)
  await lone.locator('.plain-hard').waitFor()
  assert.deepEqual(await axe(lone), [])
  await lone.locator('.plain-panel input').fill('Det er ordret fra afgørelsen.')
  await send(lone)
  await lone.getByText('Ikke læst endnu.').waitFor()
  assert.equal((await talk(lone)).at(-1), hard)
})
