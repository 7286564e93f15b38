// What stands above every page: the municipality, the language, the way out;
// and the five places of the app, at the thumb on a phone. The window bears the
// name of the place.
import { useEffect } from 'preact/hooks';
import { entitle, plain, appName } from '../face';
import { vanish } from '../leave';
import { news } from '../news';
import { language, t, type Key } from '../text';
import { Icon, type IconName } from './icon';

interface HeaderProps {
  municipality?: string;
  path: string;
  reader?: 'citizen' | 'staff';
  onLanguage: () => void;
  onLogout: () => void;
}

const places: { to: string; key: Key; icon: IconName; under: (path: string) => boolean }[] = [
  { to: '/', key: 'app.nav.today', icon: 'today', under: (path) => path === '/' || path === '/stafet' },
  { to: '/plan', key: 'app.nav.plan', icon: 'plan', under: (path) => /^\/(plan|historik|hvem-kiggede|maal|udredning|mine-data|logget-ind|telefon)/.test(path) },
  { to: '/aftaler', key: 'app.nav.appointments', icon: 'appointments', under: (path) => path.startsWith('/aftaler') },
  { to: '/beskeder', key: 'app.nav.messages', icon: 'messages', under: (path) => path.startsWith('/beskeder') },
  { to: '/deling', key: 'app.nav.share', icon: 'share', under: (path) => path.startsWith('/deling') },
];

export function Header({ municipality, path, reader, onLanguage, onLogout }: HeaderProps) {
  const here = reader === 'citizen' && places.find(({ under }) => under(path));
  useEffect(() => entitle(here ? t(here.key) : undefined));
  return (
    <header class="top">
      <div class="top-in">
        <p class="brand">
          <strong>{appName()}</strong>
          <span>{(!plain.value && municipality) || '\u00a0'}</span>
        </p>
        {reader === 'citizen' && <Places path={path} />}
        <div class="tools">
          {reader && (
            <button type="button" class="tool" onClick={onLogout}>
              {t('app.logout')}
            </button>
          )}
          <button type="button" class="tool" lang={language.value === 'da' ? 'en' : 'da'} onClick={onLanguage}>
            {t('app.language.other')}
          </button>
        </div>
        {reader !== 'staff' && (
          <button type="button" class="leave" onClick={vanish}>
            {t('app.leave')}
          </button>
        )}
      </div>
    </header>
  );
}

function Places({ path }: { path: string }) {
  return (
    <nav class="places" aria-label={t('app.nav.label')}>
      <ul>
        {places.map(({ to, key, icon, under }) => (
          <li key={to}>
            <a href={to} aria-current={to === path ? 'page' : under(path) ? 'true' : undefined}>
              <Icon name={icon} />
              <span>{t(key)}</span>
              {to === '/beskeder' && news.value > 0 && (
                <span class="dot">
                  <span class="sr-only">{t('app.nav.news')}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
