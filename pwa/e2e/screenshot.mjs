// Takes the picture in the README: Mette's first page on a phone.
//   node pwa/e2e/screenshot.mjs docs/screenshot.png
import { openTown, phone, visit } from './town.mjs'

const town = await openTown()
if (town.skip) {
  console.error(town.skip)
  process.exit(77)
}
try {
  const page = await phone(town, { as: 'mette', width: 390, height: 844 })
  await visit(page, '/')
  await page.evaluate('document.fonts.ready.then(() => 0)')
  await page.screenshot({ path: process.argv[2] })
} finally {
  await town.close()
}
