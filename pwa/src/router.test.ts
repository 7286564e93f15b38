import { beforeAll, beforeEach, expect, test } from 'vitest';
import { destination, go, match, moves, partOfPage, path, startRouter } from './router';

beforeAll(startRouter);
beforeEach(() => go('/'));

test.each([
  ['/plan', '/plan', {}],
  ['/plan', '/plan/', {}],
  ['/', '/', {}],
  ['/plan', '/planer', undefined],
  ['/plan/hjaelp/:id', '/plan/hjaelp/c1-soc-m1', { id: 'c1-soc-m1' }],
  ['/plan/hjaelp/:id', '/plan/hjaelp/', undefined],
  ['/aftaler/:id/:date', '/aftaler/a%2Fb/2026-11-24', { id: 'a/b', date: '2026-11-24' }],
  ['/aftaler/:id/:date', '/aftaler//2026-11-24', undefined],
  ['/aftaler/:id', '/aftaler/%E0%A4%A', { id: '%E0%A4%A' }],
])('%s given %s finds %o', (pattern, address, found) => {
  expect(match(pattern, address)).toEqual(found);
});

/** Where a click on the link leads, asked before the browser acts on it. */
function clicked(link: string, init: MouseEventInit = {}): string | undefined {
  document.body.innerHTML = `<a ${link}><span>x</span></a>`;
  let to: string | undefined;
  const ask = (event: MouseEvent) => {
    to = destination(event);
    event.preventDefault();
  };
  document.addEventListener('click', ask, { capture: true, once: true });
  document.querySelector('span')!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
  return to;
}

test('an ordinary link leads within the app, also from a part inside it', () => {
  expect(clicked('href="/plan"')).toBe('/plan');
  expect(clicked('href="/plan#people"')).toBe('/plan#people');
});

test.each([
  ['another site', 'href="https://example.com/"', {}],
  ['a phone number', 'href="tel:+4544550000"', {}],
  ['a new window', 'href="/plan" target="_blank"', {}],
  ['a file to keep', 'href="/plan" download', {}],
  ['a click with ctrl', 'href="/plan"', { ctrlKey: true }],
  ['the middle button', 'href="/plan"', { button: 1 }],
])('%s is left to the browser', (_, link, init) => {
  expect(clicked(link, init)).toBeUndefined();
});

test('a move changes the page and is counted', () => {
  const before = moves.value;
  go('/plan');
  expect([path.value, moves.value]).toEqual(['/plan', before + 1]);
});

test('back shows the page before', () => {
  go('/plan');
  history.replaceState(null, '', '/aftaler');
  dispatchEvent(new PopStateEvent('popstate'));
  expect(path.value).toBe('/aftaler');
});

test('the window shows the part of the app, and which page it is stays over a reload', () => {
  go('/aftaler/momentum~c1-job/2026-11-24#sted');
  expect([location.pathname + location.hash, path.value, partOfPage(), history.state]).toEqual(['/aftaler', '/aftaler/momentum~c1-job/2026-11-24', 'sted', '/aftaler/momentum~c1-job/2026-11-24#sted']);
  go('/beskeder?x=1');
  expect([location.pathname + location.search, path.value]).toEqual(['/beskeder', '/beskeder']);
});

test('a link from elsewhere is shortened at once, and those who work here keep theirs', () => {
  history.replaceState(null, '', '/plan/hjaelp/c1-soc-m1#x');
  startRouter();
  expect([location.pathname + location.hash, history.state]).toEqual(['/plan', '/plan/hjaelp/c1-soc-m1#x']);
  go('/borgere/c7/beskeder/t1');
  expect([location.pathname, path.value]).toEqual(['/borgere/c7/beskeder/t1', '/borgere/c7/beskeder/t1']);
});
