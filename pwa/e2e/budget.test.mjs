// How little an old phone has to do: requests, movement of the page and script
// time of the first page. CPU time is counted, not the clock on the wall, so a
// busy machine does not matter. Bytes are summed from the build by
// scripts/budget.mjs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, phone } from './town.mjs'

const limit = { requests: 12, shift: 0.02, script: 80 }

let town
before(async () => { town = await openTown() })
after(async () => { await town.close() })

async function firstPage(path) {
  const page = await phone(town, { as: 'mette' })
  let requests = 0
  page.on('request', () => { requests++ })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.addInitScript(() => {
    window.shift = 0
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(path)
  await page.locator('.wait').waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => 0)')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const script = 1000 * metrics.find((m) => m.name === 'ScriptDuration').value
  const shift = await page.evaluate('window.shift')
  await page.context().close()
  return { requests, shift, script }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

for (const path of ['/', '/plan', '/aftaler', '/passer-ikke']) {
  test(`${path} asks little of the phone`, async (t) => {
    if (town.skip) return t.skip(town.skip)
    const runs = []
    for (let i = 0; i < 5; i++) runs.push(await firstPage(path))
    const seen = { requests: median(runs.map((r) => r.requests)), shift: median(runs.map((r) => r.shift)), script: median(runs.map((r) => r.script)) }
    t.diagnostic(`${seen.requests} requests, CLS ${seen.shift.toFixed(3)}, ${seen.script.toFixed(1)} ms of script`)
    for (const what of Object.keys(limit)) assert.ok(seen[what] <= limit[what], `${what}: ${seen[what]} over ${limit[what]}`)
  })
}
