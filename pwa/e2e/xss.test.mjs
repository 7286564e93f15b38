// Whatever somebody writes, and whatever a department delivers, is shown as text.
// Nothing of it ever runs, is fetched or reported by the browser's own guard.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { payloads, within } from './payloads.mjs'
import { deskAddress, openTown, phone, planOf, visit } from './town.mjs'

/** Every payload at every place, or at each place some of them. */
const all = Boolean(process.env.ENPLAN_PROVE)

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

/** A page that notices when something runs, is fetched elsewhere, or was refused. */
async function watched(as, width = 360) {
  const page = await phone(town, { as, width })
  page.struck = []
  await page.exposeFunction('strike', (what) => page.struck.push(what))
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'struck', { set: () => strike('ran') })
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => strike(`${violatedDirective} ${blockedURI}`))
  })
  page.on('dialog', async (dialog) => { page.struck.push('a dialog'); await dialog.dismiss() })
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== town.url) page.struck.push(`asked ${request.url()}`) })
  return page
}

/** What came of it on the screen: no element, no way out and no handler of theirs. */
const planted = (page) => page.evaluate(() => [...document.querySelectorAll('script:not([src^="/assets/"]),iframe,object,embed,base,math,style,template,x,audio,video,details[ontoggle],[onerror],[onload],[onfocus],[onbegin],[onpointerover]')]
  .map(({ outerHTML }) => outerHTML.slice(0, 120))
  .concat([...document.querySelectorAll('a[href],form[action],img[src]')].map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src')).filter((to) => /^\W*j\s*a\s*v\s*a\s*s|evil\.example/i.test(to))))

const unfold = (page) => page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true })

const human = /\s|^[A-ZÆØÅ][a-zæøå]/ // a sentence or a name, and no id, date or address
const structure = /^(id|ref|at|date|start|end|day|month|due|to|key|kind|state|what|version|language|icon|unit|mark|owner|part|area)$/

/** The answer with each text in it followed by the next of the payloads. */
function spoil(value, next, key = '') {
  if (Array.isArray(value)) return value.map((one) => spoil(one, next, key))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, next, name)]))
  return typeof value === 'string' && human.test(value) && !structure.test(key) ? `${value} ${next()}` : value
}

const shelf = 20 // payloads in one text
let turn = 0
const some = () => {
  const from = turn++ * shelf % payloads.length
  return payloads.slice(from, from + shelf).join(' ')
}

async function eachAnswerSpoilt(page) {
  page.spoilt = 0
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch().catch(() => undefined)
    if (!answer) return route.abort().catch(() => {})
    if (!(answer.headers()['content-type'] ?? '').startsWith('application/json')) return route.fulfill({ response: answer })
    const count = () => { page.spoilt++; return some() }
    return route.fulfill({ response: answer, json: spoil(await answer.json(), count) }).catch(() => {})
  })
}

test('no answer of the server becomes code on any page', async (t) => {
  if (town.skip) return t.skip(town.skip)
  assert.ok(payloads.length >= 500, `${payloads.length} payloads`)
  const plan = await planOf(await phone(town, { as: 'mette' }))
  const [time] = plan.times
  const pages = {
    mette: ['/', '/plan', '/maal', '/passer-ikke', '/historik', '/hvem-kiggede', '/kalender', '/mine-data', '/telefon', '/underretninger', '/paamindelser', '/deling', '/deling/se', '/deling/familien', '/deling/familien-ser',
      '/aftaler', '/aftaler/naeste', '/aftaler/maaned', '/aftaler/oensker', `/aftaler/${encodeURIComponent(time.appointment)}/${time.date}`, '/beskeder', '/beskeder/ny', '/stafet', '/udredning',
      `/plan/hjaelp/${encodeURIComponent(plan.areas.find(({ measures }) => measures.length > 0).measures[0].id)}`, `/plan/fagfolk/${encodeURIComponent(plan.plans[0].id)}`],
    lone: ['/borgere', '/samtaler', '/vaek'],
    henrik: ['/sager'],
    birgit: ['/'],
  }
  const desk = await deskAddress(await phone(town, { as: 'lone' }), 'Mette Lund')
  pages.lone.push(desk, `${desk}/aftaler`, `${desk}/beskeder/ny`)
  const rounds = all ? Math.ceil(payloads.length / shelf) : 1
  let looked = 0
  let spoilt = 0
  for (const [who, paths] of Object.entries(pages)) {
    const page = await watched(who, who === 'mette' ? 360 : 1280)
    await eachAnswerSpoilt(page)
    for (const path of paths) {
      for (let round = 0; round < rounds; round++) {
        await visit(page, path).catch((error) => { throw new Error(`${who} ${path}: ${error.message}`) })
        await unfold(page)
        assert.deepEqual(await planted(page), [], `${who} ${path}`)
        looked++
      }
    }
    assert.deepEqual(page.struck, [], who)
    spoilt += page.spoilt
    await page.context().close()
  }
  assert.ok(spoilt > 1_000, `only ${spoilt} texts were spoilt`)
  t.diagnostic(`${payloads.length} payloads, ${shelf} in each of ${spoilt} texts, ${looked} pages: 0 ran, 0 reports`)
})

test('what people write becomes no code where it is read', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await watched('mette')
  const lone = await watched('lone', 1280)
  const henrik = await watched('henrik', 1280)
  let written = 0
  const send = async (page, method, path, data) => {
    const answer = await page.context().request.fetch(path, { method, data, headers: { 'X-Enplan': '1', 'Idempotency-Key': crypto.randomUUID(), 'If-Match': '"0"' } })
    if (answer.status() === 429) {
      assert.ok(all, 'too fast for the house')
      await page.waitForTimeout(1_000 * Number(answer.headers()['retry-after'])) // so many at a time are taken
      return send(page, method, path, data)
    }
    if (answer.ok()) written++
    return answer
  }
  const id = decodeURIComponent((await deskAddress(lone, 'Mette Lund')).split('/').at(-1))
  const desk = `/api/desk/citizens/${id}`
  const long = within(4_000)
  const threads = []
  const few = (texts, most) => (all ? texts : texts.filter((_, i) => i % Math.ceil(texts.length / most) === 0))
  for (const [i, subject] of few(within(80), 12).entries()) {
    const answer = await send(mette, 'POST', '/api/threads', { subject, text: long[i % long.length] })
    assert.equal(answer.status(), 201, await answer.text())
    threads.push((await answer.json()).thread)
  }
  for (const text of long) await send(lone, 'POST', `${desk}/threads/${threads[0]}/messages`, { text, unplain: text.slice(0, 400) })
  for (const text of few(within(300), 8)) await send(mette, 'POST', '/api/goals', { text })
  for (const [i, note] of few(within(500), 6).entries()) {
    await send(mette, 'PUT', '/api/wishes', { note })
    await send(mette, 'POST', '/api/remarks', { ref: '', note })
    await send(lone, 'POST', `${desk}/promises`, { what: note, due: '2026-12-10', unplain: note.slice(0, 400) })
    if (i < 8) await send(henrik, 'POST', `/api/departments/jobcenter/citizens/${id}/emergency`, { reason: note })
  }
  for (const [i, title] of few(within(120), 10).entries()) {
    const day = `2026-12-${10 + i % 20}`
    await send(lone, 'POST', `${desk}/appointments`, { title, place: title, with: title, bring: [title, title], prepare: title, start: `${day}T09:00:00+01:00`, end: `${day}T10:00:00+01:00` })
  }
  assert.ok(written > 25, `only ${written} were taken`)
  const address = await deskAddress(lone, 'Mette Lund')
  const looks = [[mette, ['/', '/plan', '/maal', '/aftaler', '/aftaler/maaned/2026-12', '/aftaler/oensker', '/beskeder', `/beskeder/${threads[0]}`, `/beskeder/${threads.at(-1)}`, '/historik', '/hvem-kiggede', '/underretninger']],
    [lone, ['/borgere', address, `${address}/aftaler`, `${address}/beskeder/${threads[0]}`, '/samtaler', '/vaek']], [henrik, ['/sager']]]
  for (const [page, paths] of looks) {
    for (const path of paths) {
      await visit(page, path).catch((error) => { throw new Error(`${path}: ${error.message}`) })
      await unfold(page)
      assert.deepEqual(await planted(page), [], path)
    }
    assert.deepEqual(page.struck, [])
  }
  t.diagnostic(`${written} texts written, 0 ran`)
})

test('the watcher sees what runs', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await watched('mette')
  await page.route('**/manifest.webmanifest', (route) => route.fulfill({ contentType: 'text/html', body: `<h1>x</h1>${payloads.slice(0, 60).join('')}` }))
  await page.goto('/manifest.webmanifest')
  await page.waitForFunction(() => true)
  assert.notDeepEqual(await planted(page), [])
  for (let tries = 0; page.struck.length === 0 && tries < 100; tries++) await page.waitForTimeout(50)
  assert.ok(page.struck.includes('ran'), page.struck.join())
})
