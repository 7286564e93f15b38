// Brings a real headless browser to a script: a given one, an installed one,
// or the one from npm. Knows nothing of our pages.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

// Quiet: the browser asks nobody but our own server for anything.
const flags = [
  '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/**
 * Starts a browser with an empty profile, which is removed by close().
 * Returns { browser, kind, close }, or { skip: reason } where there is none;
 * with ENPLAN_CI=1 that is an error.
 * kind is 'given', 'installed' or 'shell'. A shell denies all notifications and
 * calls every page installable, so those two cannot be tested with it.
 * options.profile: true gives { context, kind, close } instead: one window on
 * a profile of its own, as the check for installability needs it. The path of a
 * folder is a profile that stays when the browser is closed.
 * All other options go to playwright's launch (slowMo, args, headless …).
 */
export async function launch(options = {}) {
  const { profile = false, args = [], ...rest } = options
  const found = findBrowser()
  if (found.skip) return skipOrFail('browser', found.skip)
  const { chromium } = require('playwright-core')
  const shell = found.kind === 'shell'
  const sandbox = !shell && process.getuid?.() !== 0
  const settings = {
    executablePath: found.path,
    chromiumSandbox: sandbox,
    args: [...flags, ...(shell ? [] : ['--headless=new']), ...(sandbox ? [] : ['--no-sandbox']), ...args],
    env: { ...process.env, ...found.env },
    ...rest,
  }
  if (profile) return launchWithProfile(chromium, settings, found, profile)
  const browser = await chromium.launch(settings)
  say(`browser: ${found.kind} ${browser.version()}, ${found.path}`)
  return { browser, kind: found.kind, close: () => browser.close() }
}

async function launchWithProfile(chromium, settings, found, profile) {
  const stays = typeof profile === 'string'
  const dir = stays ? profile : mkdtempSync(join(tmpdir(), 'enplan-browser-'))
  const remove = () => stays || rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', remove)
  try {
    const context = await chromium.launchPersistentContext(dir, settings)
    say(`browser: ${found.kind}, ${found.path}`)
    return { context, kind: found.kind, close: () => context.close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

/** Says aloud that something is missing; with ENPLAN_CI=1 it is an error. */
export function skipOrFail(what, reason) {
  if (process.env.ENPLAN_CI === '1') {
    throw new Error(`${what} is missing, and ENPLAN_CI=1 allows no skipping: ${reason}`)
  }
  say(`SKIP ${what}: ${reason}`)
  return { skip: reason }
}

function findBrowser() {
  if (!has('playwright-core')) return { skip: 'run `make testbed`' }
  const given = process.env.CHROME
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROME=${given} does not exist`)
    return { kind: 'given', path: given, env: {} }
  }
  const path = installed.find(existsSync)
  if (path) return { kind: 'installed', path, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { skip: 'the browser from npm is for Linux on x64 only; set CHROME to the path of one' }
  }
  if (!has('@sparticuz/chromium')) return { skip: 'run `make testbed`, or set CHROME to the path of one' }
  return unpackShell()
}

function has(name) {
  return existsSync(join(here, 'node_modules', name))
}

// unpackShell unpacks the browser from npm once, next to its package, so that
// it goes when the packages go. Two who come at once both unpack; the first
// to finish wins.
function unpackShell() {
  const entry = require.resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  const dir = join(here, 'node_modules', `.browser-${version}`)
  if (!existsSync(dir)) {
    const half = mkdtempSync(join(here, 'node_modules', '.browser-half-'))
    try {
      unpackInto(half, dir)
      renameSync(half, dir)
    } catch (error) {
      if (!existsSync(dir)) throw error
    } finally {
      rmSync(half, { recursive: true, force: true })
    }
  }
  const env = { FONTCONFIG_PATH: join(dir, 'fonts'), LD_LIBRARY_PATH: join(dir, 'al2023', 'lib') }
  return { kind: 'shell', path: join(dir, 'chromium'), env }
}

// The package unpacks to the temp folder of its process, and brings the
// libraries a bare machine lacks only where it takes itself to be in a cloud
// function: so it gets a process of its own that thinks so.
function unpackInto(half, dir) {
  const script = 'const { default: c } = await import("@sparticuz/chromium"); await c.executablePath()'
  const unpacking = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: here,
    env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  })
  if (unpacking.status !== 0) throw new Error(`unpack browser: ${unpacking.stderr || unpacking.error}`)
  for (const path of [half, join(half, 'chromium')]) chmodSync(path, 0o755) // whoever unpacked it, all may use it
  // The fonts are found beside this file, so that a checkout may be moved.
  writeFileSync(join(half, 'fonts', 'fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">.</dir><cachedir>${join(dir, 'fonts-cache')}</cachedir></fontconfig>
`)
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Runs axe-core on the page as it stands and returns its violations, one
 * readable line for each element. The script goes in through the debugging
 * protocol, so the page's own Content-Security-Policy stays as it is.
 */
export async function axe(page) {
  const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(`${source};0`)
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
    rules,
  )
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, failureSummary }) => {
    const why = (failureSummary ?? '').split('\n').slice(1).map((line) => line.trim()).join('; ')
    return `${id} (${impact}): ${help} | ${target.flat().join(' ')} | ${why}`
  }))
}

function say(line) {
  process.stderr.write(`${line}\n`)
}
