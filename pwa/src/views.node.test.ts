// @vitest-environment node
// The contract with the server, held against the server's golden answer: every
// field of views.ts with its type, and no field that views.ts does not know.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const golden = join(import.meta.dirname, '../../server/web/testdata/plan-mette.da.json');
const files = ['views.ts', 'thread-views.ts', 'answer-views.ts', 'goal-views.ts', 'history-views.ts', 'handover-views.ts', 'assessment-views.ts', 'desk-views.ts', 'leader-views.ts', 'log-views.ts', 'export-views.ts', 'case-views.ts', 'seen-views.ts', 'consent-views.ts', 'device-views.ts', 'appointment-views.ts', 'reminding-views.ts', 'feed-views.ts'];
const source = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');

interface Field {
  optional: boolean;
  type: string;
}

/** The interfaces of views.ts, field by field. */
function interfaces(): Map<string, Map<string, Field>> {
  const bare = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const found = new Map<string, Map<string, Field>>();
  for (const [, name, body] of bare.matchAll(/export interface (\w+) \{([\s\S]*?)\n\}/g)) found.set(name!, fieldsOf(body!));
  return found;
}

function fieldsOf(body: string): Map<string, Field> {
  const fields = body.matchAll(/(\w+)(\?)?: ((?:\{[^}]*\}|[^;{])+)(?:;|$)/g);
  return new Map([...fields].map(([, name, mark, type]) => [name!, { optional: mark === '?', type: type!.trim() }]));
}

const known = interfaces();

/** Where a value does not fit its type, as paths; empty when it fits. */
function misfits(value: unknown, type: string, path: string): string[] {
  if (type.endsWith('[]') && !type.startsWith('{')) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((one, i) => misfits(one, type.slice(0, -2), `${path}[${i}]`));
  }
  if (type === 'Text') return misfits(value, 'Piece[]', path);
  if (type === 'Piece') return typeof value === 'string' ? [] : misfits(value, '{ t: string; e: string }', path);
  const record = /^Record<string, (\w+)>$/.exec(type);
  if (record) return Object.entries(value as object).flatMap(([key, one]) => misfits(one, record[1]!, `${path}.${key}`));
  const fields = type.startsWith('{') ? fieldsOf(type.slice(1, -1)) : known.get(type);
  if (fields) return misfitsOfObject(value, fields, path);
  if (type.startsWith("'")) return type.split('|').some((one) => one.trim() === `'${String(value)}'`) ? [] : [`${path} is ${String(value)}`];
  return typeof value === type ? [] : [`${path} is ${typeof value}, not ${type}`];
}

function misfitsOfObject(value: unknown, fields: Map<string, Field>, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} is no object`];
  const given = value as Record<string, unknown>;
  const strange = Object.keys(given).filter((key) => !fields.has(key)).map((key) => `${path}.${key} is unknown`);
  const wrong = [...fields].flatMap(([key, { optional, type }]) => {
    if (given[key] === undefined) return optional ? [] : [`${path}.${key} is missing`];
    return misfits(given[key], type, `${path}.${key}`);
  });
  return [...strange, ...wrong];
}

test('views.ts can be read, also its small objects', () => {
  expect(known.get('PlanView')?.get('citizen')?.type).toBe('{ name: string; firstName: string }');
  expect(known.get('Measure')?.get('law')?.type).toContain('change?: string');
  expect(known.get('PlanView')?.get('next')?.optional).toBe(true);
});

test('a wrong answer is seen', () => {
  const day = { title: 'Jobcentret', fetched: 7, late: false, extra: 1 };
  expect(misfits(day, 'SourceState', 's')).toEqual(['s.extra is unknown', 's.fetched is number, not string']);
  expect(misfits({ text: [{ t: 'ord' }], label: '' }, 'Block', 'b')).toEqual(['b.text[0].e is missing']);
});

const history = golden.replace('plan-', 'history-');
test.skipIf(!existsSync(history))('the server’s golden history is a HistoryView', () => {
  expect(misfits(JSON.parse(readFileSync(history, 'utf8')), 'HistoryView', 'history')).toEqual([]);
});

test.skipIf(!existsSync(golden))('the server’s golden plan is a PlanView', () => {
  expect(misfits(JSON.parse(readFileSync(golden, 'utf8')), 'PlanView', 'plan')).toEqual([]);
});

test.each([
  ['handover-mette', 'HandoverView'],
  ['handover-lone', 'HandoverView'],
  ['assessment-mette', 'AssessmentView'],
  ['assessment-lone', 'AssessmentView'],
  ['desk-per', 'DeskView'],
  ['consents-mette', 'ConsentsView'],
  ['consents-sara', 'ConsentsView'],
  ['consents-lone', 'ConsentsView'],
  ['hidden-mette', 'HiddenView'],
  ['notifications-mette', 'NotificationsView'],
  ['reminding-mette', 'RemindingView'],
])('the server’s golden %s is a %s', (name, type) => {
  const answer = join(import.meta.dirname, `../../server/web/testdata/${name}.da.json`);
  expect(misfits(JSON.parse(readFileSync(answer, 'utf8')), type, name)).toEqual([]);
});

/** What has no golden answer, since its ids are new each time: the specification is held against the types. */
test('what the specification says of what has no golden answer is what the types say', () => {
  const { schemas } = (JSON.parse(readFileSync(join(import.meta.dirname, '../../server/web/openapi.json'), 'utf8')) as { components: { schemas: Record<string, { properties: object; required?: string[] }> } }).components;
  const names = { Threads: 'ThreadsView', Thread: 'ThreadView', Draft: 'DraftView', ThreadRow: 'ThreadRow', Writing: 'Writing', Message: 'Message', Attachment: 'Attachment', Colleague: 'Colleague', Place: 'Place', LetInRow: 'LetInRow', Absences: 'Absences', Absence: 'Absence', Me: 'Me', Log: 'LogView', LogWeek: 'LogWeek', LogLine: 'LogLine', Cases: 'CasesView', OpenEmergency: 'OpenEmergency', Emergencies: 'Emergencies', Emergency: 'Emergency', EmergencyCard: 'EmergencyCard', ConsentSeen: 'ConsentSeen', ConsentLook: 'ConsentLook', ConsentTold: 'ConsentTold' };
  for (const [schema, type] of Object.entries(names)) {
    const { properties, required = [] } = schemas[schema]!;
    const fields = Object.keys(properties).sort().map((name) => `${name}${required.includes(name) ? '' : '?'}`);
    expect([type, [...known.get(type)!].map(([name, { optional }]) => `${name}${optional ? '?' : ''}`).sort()]).toEqual([type, fields.sort()]);
  }
});

const leader = join(import.meta.dirname, '../../server/web/testdata/leader.da.json');

test.skipIf(!existsSync(leader))('the server’s golden numbers are a LeaderReport', () => {
  expect(misfits(JSON.parse(readFileSync(leader, 'utf8')), 'LeaderReport', 'report')).toEqual([]);
});
