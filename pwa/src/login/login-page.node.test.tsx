// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { destination, go } from '../router';
import { draw } from '../testing';
import type { Me } from '../views';
import { LoginPage } from './login-page';
import { RefusedPage } from './refused-page';

const me = (more: Partial<Me> = {}): Me => ({ demo: false, login: ['citizen', 'staff'], municipality: 'Strandborg', phone: '44 55 00 00', today: '2026-11-23', ...more });
const codes = [...readFileSync('../models/login.go', 'utf8').matchAll(/^\tLogin\w+\s+LoginRefusal = "(\w\w)"/gm)].map(([, code]) => code!);

describe('the door', () => {
  afterEach(() => go('/'));

  it('has one button, which the browser follows out of the app, to come back here', () => {
    go('/aftaler/a~1/2026-12-01'); // the window's address shows less
    const root = draw(<LoginPage me={me()} onLogin={() => undefined} />);
    const button = root.querySelector<HTMLAnchorElement>('.button-primary')!;
    expect(button.textContent).toBe('Log ind med MitID');
    expect(button.getAttribute('href')).toBe('/auth/citizen/begin?to=%2Faftaler%2Fa~1%2F2026-12-01');
    let to: string | undefined = 'not asked';
    root.addEventListener('click', (event) => {
      to = destination(event);
      event.preventDefault();
    });
    button.click();
    expect(to).toBeUndefined();
    expect(root.querySelector('a[href^="/auth/staff/begin"]')?.textContent).toBe('Jeg arbejder i kommunen');
  });

  it('says whom to call where nobody can log in', () => {
    const root = draw(<LoginPage me={me({ login: [] })} onLogin={() => undefined} />);
    expect(root.textContent).toContain('Du kan ikke logge ind endnu');
    expect(root.querySelector('a[href^="/auth/"]')).toBeNull();
    expect(root.querySelector('a[href="tel:+4544550000"]')).not.toBeNull();
  });
});

describe('a login that opened nothing', () => {
  it('has a page of its own for every code of the server', () => {
    expect(codes.length).toBeGreaterThan(8);
    const titles = codes.map((code) => draw(<RefusedPage code={code} me={me()} />).querySelector('h1')!.textContent);
    expect(new Set(titles).size).toBe(codes.length);
    expect(titles.filter((title) => !title || title.includes('app.'))).toEqual([]);
  });

  it('never says more than the code, and leads somewhere', () => {
    for (const code of [...codes, ...codes.map((code) => `${code}m`), 'b4', 'zz', 'm', 'constructor']) {
      const root = draw(<RefusedPage code={code} me={me()} />);
      expect(root.textContent, code).not.toMatch(/app\.|undefined/);
      expect(root.querySelectorAll('a[href]').length, code).toBeGreaterThan(0);
    }
  });

  it('says nothing of MitID to who works here, and sends them to their own login', () => {
    for (const code of ['f3m', 'd5m', 'g8m', 'v5m', 'r6m', 's1m', 'c0m']) {
      const root = draw(<RefusedPage code={code} me={me()} />);
      expect(root.textContent, code).not.toContain('MitID');
      expect(root.querySelector('a[href^="/auth/citizen"]'), code).toBeNull();
    }
  });

  it('tells a child what it can do, and whom it can call', () => {
    const root = draw(<RefusedPage code="u4" me={me()} />);
    for (const age of ['10 år', '13 år', '15 år', 'bisidder']) expect(root.textContent).toContain(age);
    expect(root.querySelector('a[href="tel:116111"]')).not.toBeNull();
  });
});
