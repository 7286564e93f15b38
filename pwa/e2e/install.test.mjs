// The app on the home screen: what a phone needs to install it, and what it
// shows with no net at all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, phone, visit } from './town.mjs'

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

test('a phone can put the app on its home screen', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town)
  await page.goto('/')
  const cdp = await page.context().newCDPSession(page)
  const { data, errors } = await cdp.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  const manifest = JSON.parse(data)
  assert.equal(manifest.name, 'Én Plan')
  assert.equal(manifest.display, 'standalone')
  const sizes = manifest.icons.map((icon) => icon.sizes)
  assert.ok(sizes.includes('192x192') && sizes.includes('512x512'), `icons: ${sizes}`)
  for (const icon of manifest.icons) {
    const answer = await page.context().request.get(icon.src)
    assert.equal(answer.status(), 200, icon.src)
    assert.match(answer.headers()['content-type'], /^image\//)
  }
})

test('without net the app opens and says so, and nothing personal was kept', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await phone(town, { as: 'mette' })
  await visit(page, '/')
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Hej Mette' }).waitFor()
  const kept = await page.evaluate(async () => {
    const paths = []
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname)
    }
    return { paths, local: JSON.stringify(localStorage) + JSON.stringify(sessionStorage) }
  })
  assert.ok(kept.paths.length > 0, 'the worker keeps no shell')
  assert.ok(!kept.paths.some((path) => path.startsWith('/api')), `an answer is kept: ${kept.paths}`)
  assert.ok(!kept.paths.some((path) => path.includes('desk')), `the borgerkonsulent's side is kept: ${kept.paths}`)
  assert.ok(!kept.local.includes('Mette'))
  await page.context().setOffline(true)
  await page.goto('/plan')
  await page.getByRole('heading', { name: 'Du har ikke net' }).waitFor()
  assert.ok(!(await page.locator('body').innerText()).includes('Mette'))
})
