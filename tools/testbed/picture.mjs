// Takes a picture of one page, to look at:
//   node tools/testbed/picture.mjs http://localhost:8080 out.png --login mette --path /plan
import { parseArgs } from 'node:util'
import { launch } from './browser.mjs'

const usage = 'picture.mjs URL OUT.png [--width 360] [--height 780] [--dark] [--login mette] [--path /x]'

const { values, positionals: [url, out] } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '360' },
    height: { type: 'string', default: '780' },
    dark: { type: 'boolean', default: false },
    login: { type: 'string' },
    path: { type: 'string' },
  },
})
if (!url || !out) {
  console.error(usage)
  process.exit(2)
}

const { browser, skip } = await launch()
if (skip) process.exit(77)
try {
  await takePicture()
} finally {
  await browser.close()
}

async function takePicture() {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: Number(values.height) },
    deviceScaleFactor: 2,
    colorScheme: values.dark ? 'dark' : 'light',
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  })
  if (values.login) await login(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`page: ${error.message}`))
  await page.goto(values.path ? new URL(values.path, url).href : url, { waitUntil: 'load' })
  // A page that keeps a line open to the server is never idle: then two seconds.
  await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => {})
  await page.evaluate('document.fonts.ready.then(() => 0)')
  await page.screenshot({ path: out, fullPage: true })
}

// The login asks for our own origin, as every form of the page sends it.
async function login(context) {
  const answer = await context.request.post(new URL('/api/demo/login', url).href, {
    data: { as: values.login },
    headers: { Origin: new URL(url).origin, 'X-Enplan': '1' },
  })
  if (!answer.ok()) throw new Error(`login as ${values.login}: ${answer.status()} ${await answer.text()}`)
}
