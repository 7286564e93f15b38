// How a session ends and goes on: Mette is warned and stays, is logged out and finds what
// she wrote, shows again that it is her, and shuts a place she forgot.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe } from '../../tools/testbed/browser.mjs'
import { checkPlain, openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

const lift = 'Du må ikke løfte mere end 5 kg til og med d. 18. december.'
const wide = (page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
/** The part that watches the session comes after the first page. */
const watched = (page) => page.waitForResponse((answer) => answer.url().endsWith('/api/session'))

async function look(page) {
  assert.ok((await wide(page)) <= 0, 'it is wider than the screen')
  assert.deepEqual(await axe(page), [])
}

async function chooseToShare(mette) {
  await visit(mette, '/deling')
  await mette.getByRole('button', { name: 'Del én ting' }).click()
  await mette.getByRole('group', { name: 'Hvem må se det?' }).getByRole('button', { name: 'Jobcenter Strandborg' }).click()
  await mette.getByRole('group', { name: 'Sundhedscentret' }).getByRole('button', { name: 'Skånehensyn og vilkår' }).click()
  await mette.getByRole('button', { name: lift }).click()
  await mette.getByRole('button', { name: 'Tage hensyn til helbred' }).click()
  await mette.getByText(`Kun det her: ${lift}`).waitFor()
}

test('a yes asks who she is when it is too long ago, keeps what she chose, and taking it back never asks', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const there = watched(mette)
  await chooseToShare(mette)
  await there
  town.later(400)
  await mette.getByRole('button', { name: 'Ja', exact: true }).click()
  const dialog = mette.getByRole('dialog', { name: 'Vis igen, at det er dig' })
  await dialog.getByText('Her i demoen er siden i stedet for MitID.').waitFor()
  await look(mette)
  await dialog.getByRole('button', { name: 'Ikke nu' }).click()
  await mette.getByText('Vis igen, at det er dig. Så gør vi det, du bad om.').waitFor()
  await mette.getByText(`Kun det her: ${lift}`).waitFor() // nothing she chose is gone
  await mette.getByRole('button', { name: 'Ja', exact: true }).click()
  await dialog.getByRole('button', { name: 'Det er mig' }).click()
  const given = mette.locator('.consent', { hasText: 'Jobcenter Strandborg må se dette fra Sundhedscentret' })
  await given.getByRole('button', { name: 'Tag tilbage' }).waitFor()
  town.later(400)
  await given.getByRole('button', { name: 'Tag tilbage' }).click()
  await mette.getByRole('button', { name: 'Ja, tag det tilbage' }).click()
  await mette.getByText('Det er taget tilbage. Jobcenter Strandborg kan ikke se det mere.').first().waitFor()
  assert.equal(await dialog.count(), 0)
  assert.deepEqual(mette.faults.filter((fault) => !fault.includes('403')), [])
  await mette.context().close()
})

test('the own record comes down once she has shown that it is her', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const sara = await phone(town, { as: 'sara', width: 1280, dark: true })
  const there = watched(sara)
  await visit(sara, '/mine-data')
  await there
  town.later(400)
  const coming = sara.waitForEvent('download')
  await sara.locator('.export-ways button').last().click()
  await look(sara)
  await sara.getByRole('button', { name: 'Det er mig' }).click()
  assert.match((await coming).suggestedFilename(), /^mine-data-2026-11-23\./)
  await sara.context().close()
})

test('she is warned in time, and one press keeps her in', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const there = watched(mette)
  await visit(mette, '/')
  await there
  town.later(1730)
  await mette.evaluate("document.dispatchEvent(new Event('visibilitychange'))") // she looks at the phone again
  const dialog = mette.getByRole('dialog', { name: 'Er du her stadig?' })
  await dialog.getByText('Du bliver logget ud om 2 minutter.').or(dialog.getByText('Du bliver logget ud om 1 minut.')).waitFor()
  await look(mette)
  await dialog.getByRole('button', { name: 'Bliv logget ind' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { left } = await (await mette.context().request.get('/api/session')).json()
  assert.ok(left > 1700, `only ${left} seconds`)
  await mette.context().close()
})

test('what was typed when the session ended is there for her, and for nobody else', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const mette = await phone(town, { as: 'mette' })
  const there = watched(mette)
  await visit(mette, '/maal')
  await there
  const field = mette.locator('.words textarea').first()
  if ((await field.count()) === 0) await mette.getByRole('button', { name: /mål/ }).first().click()
  await mette.locator('.words textarea').first().fill('Jeg vil sove om natten')
  town.later(1801)
  await mette.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  await mette.getByRole('button', { name: /^Mette Lund/ }).waitFor() // the login of the demo
  assert.ok(!(await mette.content()).includes('sove om natten'))
  const saras = watched(mette)
  await mette.getByRole('button', { name: /^Sara Holm/ }).click()
  await saras // after what is kept on the phone was looked through
  await mette.getByRole('heading', { level: 1 }).waitFor()
  assert.ok(!(await mette.content()).includes('sove om natten'), 'another reads it')
  town.later(1801)
  await mette.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  await mette.getByRole('button', { name: /^Mette Lund/ }).click()
  await mette.getByText('Det, du skrev, før du blev logget ud, er her endnu. Åbn det samme felt, så står det der.').waitFor()
  await look(mette)
  assert.equal(new URL(mette.url()).pathname, '/maal')
  await mette.getByRole('button', { name: 'OK', exact: true }).click()
  const again = mette.locator('.words textarea').first()
  if ((await again.count()) === 0) await mette.getByRole('button', { name: /mål/ }).first().click()
  assert.equal(await mette.locator('.words textarea').first().inputValue(), 'Jeg vil sove om natten')
  await mette.context().close()
})

test('she sees where she is logged in, and a place she ends goes to the login within five seconds', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const as of ['mette', 'lone']) {
    const here = await phone(town, { as })
    const there = await phone(town, { as, width: 1280 })
    const watching = there.waitForResponse((answer) => answer.url().includes('/api/live'))
    await visit(there, '/')
    await watching
    await visit(here, as === 'mette' ? '/plan' : '/')
    await here.getByRole('link', { name: 'Hvor er du logget ind?' }).click()
    await here.getByRole('heading', { name: 'Hvor er du logget ind?' }).waitFor()
    await look(here)
    const lix = checkPlain(await here.locator('main').innerText()).lix
    assert.ok(lix <= 30, `LIX is ${lix}`)
    const ends = here.getByRole('button', { name: 'Log ud der' })
    while ((await ends.count()) > 0) {
      const left = await ends.count()
      await ends.first().click()
      await here.waitForFunction((n) => [...document.querySelectorAll('button')].filter((b) => b.textContent === 'Log ud der').length < n, left)
    }
    await here.getByText('Du er ikke logget ind andre steder.').waitFor()
    await there.getByRole('button', { name: /^Mette Lund/ }).waitFor({ timeout: 5_000 })
    await here.context().close()
    await there.context().close()
  }
})
