// How the reader wants to be told. The reader can say afterwards: »I am reminded when
// it suits me, nothing rings at night, and nobody can read on my phone what it is
// about.«
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import words from '../../../i18n/da.json?remind';
import './reminding.scss';
import { drop, press, pressed } from '../press';
import type { Quiet, RemindingView, Rule } from '../reminding-views';
import { path } from '../router';
import { language, learn, t } from '../text';
import { Failed } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { doneText, PressNote } from '../ui/press';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';
import { CheckRow, LockScreens, QuietHours } from './parts';
import { NotificationsPage } from './notifications-page';
import { OwnRule } from './own-rule';
import { has, offered, same, sentence } from './rules';
import { keepSettings, loadSettings, settings, trouble } from './reminding-state';

learn(words);

/** Both pages come together. */
export const ToldPage = () => (path.value.startsWith('/paamindelser') ? <RemindingPage /> : <NotificationsPage />);

export function RemindingPage() {
  useEffect(() => {
    moved.value = false;
    void loadSettings();
  }, [language.value]);
  const view = settings.value;
  if (!view) return trouble.value ? <Failed failure={trouble.value} again={() => void loadSettings()} /> : <Wait />;
  return <Form key={view.version} view={view} />;
}

const place = 'remind:settings';
/** It was changed elsewhere, and what stands now has come. */
const moved = signal(false);

function Form({ view }: { view: RemindingView }) {
  const [rules, setRules] = useState<Rule[]>(view.rules);
  const [quiet, setQuiet] = useState<Quiet>(view.quiet);
  const [off, setOff] = useState<string[]>(view.off);
  const [detail, setDetail] = useState(view.detail);
  const [own, setOwn] = useState<Rule[]>(view.rules);
  const full = rules.length >= view.most;
  const toggle = (rule: Rule, on: boolean) => setRules(on ? [...rules, rule] : rules.filter((one) => !same(one, rule)));
  const add = (rule: Rule) => {
    if (!has(own, rule)) setOwn([...own, rule]);
    if (!has(rules, rule)) toggle(rule, true);
  };
  const save = async () => {
    const order = { place, label: t('app.remind.save'), said: t('app.remind.saved'), request: keepSettings({ rules, quiet, off, detail }, view.version), after: loadSettings };
    if (await press(order)) return;
    if (!pressed.peek()[place]?.clash) return;
    drop(place);
    moved.value = true;
    void loadSettings();
  };
  const reminded = !off.includes('reminders');
  return (
    <Page title={t('app.reminding')} lead={t('app.remind.lead')} back={{ to: '/aftaler', text: t('app.nav.appointments') }}>
      {moved.value && (
        <Notice live>
          <p>{t('app.remind.moved')}</p>
        </Notice>
      )}
      <p>
        <Onward to="/underretninger" text={t('app.told.all')} />
      </p>
      <Section title={t('app.remind.when')}>
        <div class="card stack">
          {offered(own).map((rule) => {
            const on = has(rules, rule);
            return <CheckRow key={sentence(rule)} text={sentence(rule)} on={on} stuck={full && !on} set={(now) => toggle(rule, now)} />;
          })}
          {full && <p class="soft">{t('app.remind.full', { most: view.most })}</p>}
          {(rules.length === 0 || !reminded) && (
            <p class="told-failed" role="status">
              {t('app.remind.none')}
            </p>
          )}
          <OwnRule add={add} full={full} />
        </div>
      </Section>
      <QuietHours quiet={quiet} set={setQuiet} />
      <Section title={t('app.remind.subjects')} intro={t('app.remind.subjects.intro')}>
        <div class="card stack">
          {view.subjects.map(({ key, title, off: means }) => (
            <CheckRow
              key={key}
              text={title}
              hint={off.includes(key) ? means : t('app.remind.off', { means })}
              on={!off.includes(key)}
              set={(on) => setOff(on ? off.filter((one) => one !== key) : [...off, key])}
            />
          ))}
        </div>
      </Section>
      <LockScreens example={view.example} detail={detail} set={setDetail} />
      <div class="stack remind-save">
        {doneText(place) && <p role="status">{doneText(place)}</p>}
        <p class="buttons">
          <button type="button" class="button button-primary" aria-disabled={pressed.value[place]?.state === 'sending'} onClick={() => void save()}>
            {t('app.remind.save')}
          </button>
        </p>
        <PressNote place={place} />
      </div>
    </Page>
  );
}
