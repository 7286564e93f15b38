// Logging in by a real provider, on another site than ours: the address comes through,
// the session survives the return, and whoever gets nothing is told why.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { axe, launch } from '../../tools/testbed/browser.mjs'
import { addressOf } from './town.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const program = process.env.ENPLAN_BIN ?? join(root, 'bin', 'enplan')
const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial'
const secret = 'kun-til-proever-0123456789abcdef'

let town

/** A house outside the demo, with one citizen, and the provider it sends them to. */
async function open() {
  const browser = await launch()
  if (browser.skip) return { skip: browser.skip, close: async () => {} }
  const dir = mkdtempSync(join(tmpdir(), 'enplan-login-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const provider = spawn('node', [join(root, 'tools/testbed/provider.mjs')], { stdio: ['pipe', 'pipe', 'ignore'] })
  const said = createInterface({ input: provider.stdout })[Symbol.asyncIterator]()
  const tell = async (line) => {
    provider.stdin.write(`${line}\n`)
    return (await said.next()).value
  }
  const { issuer } = JSON.parse(
    await tell(
      JSON.stringify({
        client: { client_id: 'enplan', client_secret: secret, redirect_uris: [`${url}/auth/citizen/callback`], id_token_signed_response_alg: 'ES256' },
        scopes: ['openid', 'mitid', 'ssn'],
        claims: { openid: ['sub', 'loa'], mitid: ['mitid.identity_name'], ssn: ['dk.cpr'] },
        people: { ny: { loa: substantial, 'dk.cpr': '010190-1111' }, fremmed: { loa: substantial, 'dk.cpr': '020290-2222' } },
      }),
    ),
  )
  const file = (name, text) => {
    writeFileSync(join(dir, name), text, { mode: 0o600 })
    return join(dir, name)
  }
  const env = {
    ...process.env,
    ENPLAN_ADDR: `127.0.0.1:${port}`, ENPLAN_DATABASE: join(dir, 'enplan.db'), ENPLAN_PHONE: '44 55 00 00', ENPLAN_MUNICIPALITY: 'Strandborg',
    ENPLAN_LOGIN_ADDRESS: url, ENPLAN_LOGIN_CITIZEN_PRESET: 'signaturgruppen', ENPLAN_LOGIN_CITIZEN_ISSUER: issuer, ENPLAN_LOGIN_CITIZEN_CLIENT: 'enplan',
    ENPLAN_LOGIN_CITIZEN_SECRET_FILE: file('secret', secret),
  }
  const delivery = { format: 'enplan-case/1', version: 1, citizen: { id: 'ny', name: 'Ny Borger', cpr: '010190-1111' } }
  const taken = spawnSync(program, ['import', file('ny.json', JSON.stringify(delivery))], { env, encoding: 'utf8' })
  assert.equal(taken.status, 0, taken.stdout + taken.stderr)
  const server = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((up, lost) => {
    server.stdout.once('data', up)
    server.once('exit', (code) => lost(new Error(`the server ended with ${code}`)))
  })
  return {
    url,
    tell,
    browser: browser.browser,
    close: async () => {
      await browser.close()
      provider.stdin.end()
      server.kill()
      await new Promise((gone) => server.once('exit', gone))
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}

const visitor = async (options = {}) => (await town.browser.newContext({ baseURL: town.url, viewport: { width: 360, height: 780 }, locale: 'da-DK', reducedMotion: 'reduce', ...options })).newPage()

before(async () => {
  town = await open()
})
after(() => town.close())

test('a citizen logs in with MitID and comes where they were going', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await visitor()
  await page.goto('/hvem-kiggede')
  await page.getByRole('link', { name: 'Log ind med MitID' }).waitFor()
  assert.deepEqual(await axe(page), [])
  await page.getByRole('link', { name: 'Log ind med MitID' }).click()
  await page.getByRole('link', { name: 'ny' }).click()
  await page.waitForURL(`${town.url}/hvem-kiggede`)
  await page.getByText('loggede ind med MitID').first().waitFor({ state: 'attached' })
  await page.reload()
  await page.getByText('loggede ind med MitID').first().waitFor({ state: 'attached' })
})

test('one whom nobody knows is told so, whom to call, and that nothing is kept', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await visitor()
  await page.goto('/plan')
  await page.getByRole('link', { name: 'Log ind med MitID' }).click()
  await page.getByRole('link', { name: 'fremmed' }).click()
  await page.getByRole('heading', { name: 'Vi har ingen plan til dig' }).waitFor()
  assert.equal(await addressOf(page), '/login/k7')
  await page.getByText('Vi har ikke gemt noget om dig.').waitFor()
  await page.getByRole('link', { name: /Ring 44/ }).waitFor()
  assert.deepEqual(await axe(page), [])
  // Having called it off, somebody tries again, and comes where they were going.
  await page.goto('/plan')
  await page.getByRole('link', { name: 'Log ind med MitID' }).click()
  await page.getByRole('link', { name: 'Afbryd' }).click()
  await page.getByRole('heading', { name: 'Du er ikke logget ind' }).waitFor()
  await page.getByRole('link', { name: 'Prøv igen med MitID' }).click()
  await page.getByRole('link', { name: 'ny' }).click()
  await page.waitForURL(`${town.url}/plan`)
})

test('who is in stays in when the provider is down', async (t) => {
  if (town.skip) return t.skip(town.skip)
  const page = await visitor()
  await page.goto('/')
  await page.getByRole('link', { name: 'Log ind med MitID' }).click()
  await page.getByRole('link', { name: 'ny' }).click()
  await page.waitForURL(`${town.url}/`)
  await page.getByRole('heading', { name: /Ny/ }).waitFor()
  assert.equal(await town.tell('down'), 'done')
  await page.reload()
  await page.getByRole('heading', { name: /Ny/ }).waitFor()
  assert.equal(await town.tell('up'), 'done')
})

test('every page about a login that opened nothing is readable to all', async (t) => {
  if (town.skip) return t.skip(town.skip)
  for (const dark of [false, true]) {
    const page = await visitor({ colorScheme: dark ? 'dark' : 'light' })
    for (const code of ['k7', 'p2', 'u4', 'n9', 'f3', 'd5', 'g8', 'r6', 's1', 'v5', 'c0', 'b4']) {
      await page.goto(`/login/${code}`)
      await page.locator('.page h1').waitFor()
      assert.deepEqual(await axe(page), [], code)
    }
  }
})
