// Strandborg for the tests: the real program on a database of its own, and a
// browser that visits it. Knows no page.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from '../../tools/testbed/browser.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const program = process.env.ENPLAN_BIN ?? join(root, 'bin', 'enplan')

/** Starts the program and a browser; close() ends both. skip says why not. */
export async function openTown() {
  const browser = await launch()
  if (browser.skip) return { skip: browser.skip, close: async () => {} }
  const dir = mkdtempSync(join(tmpdir(), 'enplan-town-'))
  const server = spawn(program, ['serve', '--demo'], {
    env: { ...process.env, ENPLAN_ADDR: '127.0.0.1:0', ENPLAN_DATABASE: join(dir, 'enplan.db') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await address(server)
  return {
    url,
    browser: browser.browser,
    later: (seconds) => later(dir, seconds),
    close: async () => {
      await browser.close()
      server.kill()
      await new Promise((gone) => server.once('exit', gone))
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function address(server) {
  return new Promise((found, lost) => {
    let said = ''
    server.once('exit', (code) => lost(new Error(`the server ended with ${code}: ${said}`)))
    server.stdout.on('data', (chunk) => {
      said += chunk
      const match = /http:\/\/\S+/.exec(said)
      if (match) found(match[0])
    })
  })
}

/** As if so many seconds had gone by since everybody logged in and last used their session. */
function later(dir, seconds) {
  const tool = join(dir, 'later')
  for (const [command, ...args] of [...(existsSync(tool) ? [] : [['go', 'build', '-trimpath', '-o', tool, './tools/later']]), [tool, join(dir, 'enplan.db'), String(seconds)]]) {
    const run = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr || String(run.error))
  }
}

/** A phone in Denmark; as logs somebody in. */
export async function phone(town, { as, dark = false, width = 360, height = 780, language = 'da-DK' } = {}) {
  const context = await town.browser.newContext({
    baseURL: town.url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: language,
    timezoneId: 'Europe/Copenhagen',
  })
  asTheApp(context.request)
  if (as) {
    const answer = await context.request.post('/api/demo/login', { data: { as } })
    if (answer.status() !== 204) throw new Error(`log in as ${as}: ${answer.status()}`)
  }
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', (error) => page.faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()))
  return page
}

/** What a test asks of the server by itself bears the header that the app sets; what the page asks does not pass here. */
export function asTheApp(request) {
  for (const method of ['post', 'put', 'delete']) {
    const send = request[method].bind(request)
    request[method] = (address, options = {}) => send(address, { ...options, headers: { 'X-Enplan': '1', ...options.headers } })
  }
}

/** Goes to a page and waits until the plan stands there. A browser that goes to the address it shows stays where it is in the part of the app. */
export async function visit(page, path) {
  await page.evaluate(() => history.replaceState(null, '')).catch(() => undefined)
  await page.goto(path)
  await page.locator('h1:not(.wait h1)').first().waitFor()
  await page.locator('.wait').waitFor({ state: 'detached' })
}

/** What the program's own checker says of a text. */
export function checkPlain(text) {
  const run = spawnSync(program, ['plain'], { input: text, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

/** Which page stands open: the window's address shows only the part of the app it is in. */
export const addressOf = (page) => page.evaluate(() => history.state)

/** The answer the app shows: the citizen's plan. */
export async function planOf(page) {
  return (await page.context().request.get('/api/plan', { headers: { 'Accept-Language': 'da' } })).json()
}

/** Where the borgerkonsulent finds this citizen. */
export async function deskAddress(page, name) {
  const { citizens } = await (await page.context().request.get('/api/desk')).json()
  return `/borgere/${encodeURIComponent(citizens.find((row) => row.name === name).id)}`
}
