// Starts the app, the router and the service worker.
import { render } from 'preact';
import './ui/style.scss';
import { App } from './app';
import { keptLanguage } from './keep';
import { load, noticeAge } from './live';
import { startRouter } from './router';
import { speak } from './text';
import { startWorker } from './update';

async function start(): Promise<void> {
  await speak(keptLanguage()).catch(() => undefined);
  startRouter();
  render(<App />, document.getElementById('app')!);
  await load();
  setTimeout(talk, 300);
  if (import.meta.env.PROD) startWorker();
}

// A phone taken out of the pocket must not show yesterday as today.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  noticeAge();
  void load();
});
addEventListener('online', () => void load());

/**
 * What goes on behind the pages: hearing of changes, sending what waits, knowing
 * whether somebody has written. Not before the first page stands: an old phone
 * does one thing at a time. It comes with the messages, so that the bundler cuts
 * nothing off the first page's one file.
 */
function talk(): void {
  if (document.querySelector('.wait')) setTimeout(talk, 300);
  else import('./message/messages-page').catch(() => setTimeout(talk, 10_000));
}

void start();
