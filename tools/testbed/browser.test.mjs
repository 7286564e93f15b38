import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axe, launch } from './browser.mjs'

const good = '<!doctype html><html lang="da"><title>Én plan</title><main><h1>Én plan</h1><p>Æblegrød</p></main>'
const bad = good.replace('<p>', '<input><p>')

let server, address, opened

before(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Security-Policy', "default-src 'none'")
    response.end(request.url === '/bad' ? bad : good)
  })
  await new Promise((ready) => server.listen(0, 'localhost', ready))
  address = `http://localhost:${server.address().port}`
  opened = await launch()
})

after(async () => {
  await opened?.close?.()
  server.closeAllConnections()
  server.close()
})

async function look(t, path) {
  if (opened.skip) return t.skip(opened.skip)
  const page = await opened.browser.newPage()
  await page.goto(address + path)
  return axe(page)
}

test('a page without faults has no lines, under the strictest policy', async (t) => {
  const lines = await look(t, '/')
  if (lines) assert.deepEqual(lines, [])
})

test('an unnamed field gives one line that says which and why', async (t) => {
  const lines = await look(t, '/bad')
  if (!lines) return
  assert.equal(lines.length, 1)
  assert.match(lines[0], /^label \(critical\): .* \| input \| .*aria-label/)
})

test('a profile of its own starts empty and is removed', async (t) => {
  if (opened.skip) return t.skip(opened.skip)
  const temp = mkdtempSync(join(tmpdir(), 'enplan-test-'))
  t.after(() => rmSync(temp, { recursive: true, force: true }))
  t.after(replaceVariable('TMPDIR', temp))
  const { context, close } = await launch({ profile: true })
  const page = await context.newPage()
  await page.goto(address)
  assert.deepEqual(await context.cookies(), [])
  const during = readdirSync(temp)
  await close()
  assert.equal(during.filter(ours).length, 1)
  assert.deepEqual(readdirSync(temp).filter(ours), [])
})

const ours = (name) => name.startsWith('enplan-browser-')

function replaceVariable(name, value) {
  const before = process.env[name]
  process.env[name] = value
  return () => {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  }
}
