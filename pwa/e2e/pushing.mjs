// What a push service and a press on a message do to the worker.

/** The worker of a page, with what it says to the world outside written down. */
export async function listening(page) {
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  if (!(await page.evaluate('!!navigator.serviceWorker.controller'))) await page.reload()
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'))
  await worker.evaluate(() => {
    self.shown = []
    self.sent = []
    self.opened = []
    self.registration.showNotification = async (title, options) => { self.shown.push({ title, ...options }) }
    const ask = self.fetch // what the page asks for still comes
    self.fetch = async (address, options) => {
      if (options?.method !== 'POST') return ask(address, options)
      self.sent.push([address, JSON.parse(options.body)])
      return new Response()
    }
    self.clients.openWindow = async (address) => { self.opened.push(address) }
    self.done = []
    // An event that a script makes has nobody to wait for it.
    self.happen = async (type, more) => {
      const event = new ExtendableEvent(type)
      for (const [name, value] of Object.entries(more)) Object.defineProperty(event, name, { value })
      Object.defineProperty(event, 'waitUntil', { value: (what) => self.done.push(what) })
      self.dispatchEvent(event)
      await Promise.all(self.done)
    }
  })
  return worker
}

/** Has the browser deliver it, as a push service does. */
export async function deliver(town, page, worker, data) {
  const cdp = await page.context().newCDPSession(page)
  const registered = new Promise((found) => cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && found(registrations[0].registrationId)))
  await cdp.send('ServiceWorker.enable')
  const before = await worker.evaluate('shown.length')
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: town.url, registrationId: await registered, data })
  for (let tries = 0; tries < 100; tries++) {
    const shown = await worker.evaluate('shown')
    if (shown.length > before) return shown.at(-1)
    await new Promise((over) => setTimeout(over, 50))
  }
  throw new Error('the worker shows nothing')
}

/** Presses a message that is shown. */
export const press = (worker, data) => worker.evaluate((given) => self.happen('notificationclick', { notification: { data: given, close: () => { self.closed = true } } }), data)
