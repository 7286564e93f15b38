// Is it plain Danish? Measured on what the pages show, not on the catalogue:
// every screen of the three citizens, as it stands before anything is unfolded.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { checkPlain, deskAddress, openTown, phone, planOf, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const strandborg = JSON.parse(readFileSync(new URL('../../server/demo/strandborg.json', import.meta.url)))
const providers = strandborg.cases.flatMap((c) => c.plans ?? []).flatMap((p) => p.measures).map((m) => m.provider.replace('Anden aktør: ', ''))

/** Names are names: of offices, places and people. They are left out. */
function namesIn(plan) {
  const names = new Set()
  const add = (...list) => list.filter(Boolean).forEach((name) => names.add(name))
  for (const a of Object.values(plan.appointments)) add(a.unit, a.unit.split(', ')[0], a.with, a.place, a.address)
  for (const d of [...plan.duties, ...plan.limits]) add(d.unit, d.person, d.send)
  for (const c of plan.people) add(c.name, c.role, c.unit)
  for (const p of plan.plans) add(p.unit, p.person)
  for (const s of plan.sources) add(s.title)
  for (const m of plan.areas.flatMap((area) => area.measures)) add(m.unit)
  add(...providers, 'borgerkonsulent') // what somebody is called to whom one writes
  return [...names].sort((a, b) => b.length - a.length)
}

/** The text of the screen, one line per block; words with an explanation apart. */
function read(page) {
  return page.evaluate(() => {
    const explained = [...document.querySelectorAll('main .jargon')].map((b) => b.textContent)
    document.querySelectorAll('main .jargon').forEach((b) => b.replaceWith('X'))
    return { text: document.querySelector('main').innerText, explained }
  })
}

async function judge(page, path, names) {
  let { text } = await read(page)
  assert.ok(text.length > 40, `${path} shows nothing`)
  assert.doesNotMatch(text, /\bapp\.\w/, `${path}: a text that has not come`)
  for (const name of names) text = text.replaceAll(name, 'X')
  const report = checkPlain(text)
  const found = (kind) => report.findings.filter((f) => f.kind === kind).map((f) => f.text)
  assert.deepEqual(found('long_sentence'), [], `${path}: a sentence over 20 words`)
  assert.deepEqual(found('jargon'), [], `${path}: jargon without an explanation`)
  assert.ok(report.lix <= 30, `${path}: LIX ${report.lix}`)
  return report
}

for (const as of ['mette', 'sara', 'jonas']) {
  test(`every screen of ${as} is easy to read`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    const page = await phone(town, { as })
    await visit(page, '/')
    const plan = await planOf(page)
    const names = namesIn(plan)
    const paths = ['/', '/plan', '/maal', '/aftaler', '/aftaler/naeste', '/aftaler/oensker', '/passer-ikke', '/stafet', '/udredning', '/udredning/health', '/beskeder', '/beskeder/ny', '/hvem-kiggede']
    for (const m of plan.areas.flatMap((area) => area.measures)) paths.push(`/plan/hjaelp/${encodeURIComponent(m.id)}`)
    for (const a of Object.keys(plan.appointments)) paths.push(`/aftaler/${encodeURIComponent(a)}`)
    for (const path of paths) {
      await visit(page, path)
      const report = await judge(page, path, names)
      t.diagnostic(`${path}: LIX ${report.lix}, ${report.words} words`)
    }
  })
}

test('what is said after an answer is easy to read too, and what stands folded beside it', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  const { findings, reuse, duties } = await planOf(page)
  const say = async (path, data) => {
    const answer = await page.context().request.post(`/api/${path}`, { data, headers: { 'Idempotency-Key': path } })
    assert.equal(answer.status(), 204, path)
  }
  await say(`findings/${findings[0].id}/answer`, { answer: findings[0].answers[0].key })
  await say(`findings/${findings.at(-1).id}/answer`, { answer: 'fine' })
  await say(`reuse/${reuse[0].id}/answer`, { answer: 'no' })
  await say('load/ceiling', { hours: 12 })
  await say('load/pause', { on: true })
  await say(`duties/${encodeURIComponent(duties.findLast(({ kind }) => kind === 'paper').id)}/handed-in`, {})
  const lone = await phone(town, { as: 'lone' })
  const address = (await deskAddress(lone, 'Mette Lund')).replace('/borgere', '/api/desk/citizens')
  const decided = await lone.context().request.post(`${address}/findings/${findings[1].id}/decide`, { data: { outcome: 'no_problem', reason: 'Tiden passer nu' } })
  assert.equal(decided.status(), 204)
  const names = namesIn(await planOf(page))
  for (const path of ['/', '/passer-ikke', '/aftaler', '/plan']) {
    await visit(page, path)
    await page.evaluate("document.querySelectorAll('.finding details, .load details, #too-much details, #duties > details').forEach((d) => { d.open = true })")
    const report = await judge(page, path, names)
    t.diagnostic(`${path}: LIX ${report.lix}, ${report.words} words`)
  }
})
