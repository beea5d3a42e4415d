import type { Account } from '../../../src/accounts/account.ts';
import type { Language } from '../../../src/events.ts';
import type { Accounts, Audited, AuditFilter } from '../../../src/store/accounts.ts';
import { csv } from '../csv.ts';
import { Choice, Field } from '../form.tsx';
import type { Answer, Call, Deeds, Fields, Section } from '../route.ts';
import { dayStart, whenText } from '../time.ts';
import { commonDeeds } from './deeds.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';

export type Auditing = { accounts: Accounts; /** What the other parts note, in words. */ deeds: readonly Deeds[] };

const rows = 50;
const mostInFile = 50_000;

/** What has been done in the pages, and by whom. */
export function auditSection({ accounts, deeds }: Auditing): Section {
  const known: Deeds = Object.assign({}, commonDeeds, ...deeds) as Deeds;
  return {
    id: 'logg', name: { sv: sv.title, en: en.title }, right: 'manage', path: '/logg', manual: Manual,
    routes: [
      { method: 'get', path: '/logg', right: 'manage', run: (call) => page(accounts, known, call) },
      { method: 'get', path: '/logg.csv', right: 'manage', run: (call) => file(accounts, known, call) },
    ],
  };
}

/** What was done, in words; a code that nobody has words for as it is. */
export function deedText(did: string, deeds: Deeds, language: Language): string {
  return (Object.hasOwn(deeds, did) ? deeds[did] : undefined)?.[language] ?? did;
}

type Asked = { filter: Omit<AuditFilter, 'limit' | 'before'>; before: AuditFilter['before']; faults: { from: boolean; to: boolean } };

/** What the address asks for. */
export function askedFrom(query: Fields): Asked {
  const [account, did, to, from, until, before] = ['vem', 'vad', 'sak', 'fran', 'till', 'fore'].map((name) => query.one(name).trim()) as [string, string, string, string, string, string];
  const [since, end] = [from === '' ? undefined : dayStart(from), until === '' ? undefined : dayStart(until, 1)];
  const [at = '', id = ''] = before.split('~');
  return {
    filter: { ...(account === '' ? {} : { account }), ...(did === '' ? {} : { did }), ...(to === '' ? {} : { to }), ...(since === undefined ? {} : { since }), ...(end === undefined ? {} : { until: end }) },
    before: id === '' ? undefined : { at, id },
    faults: { from: from !== '' && since === undefined, to: until !== '' && end === undefined },
  };
}

/** The same search, in another address. */
function searchOf(query: Fields, more: Record<string, string> = {}): string {
  const search = new URLSearchParams(['vem', 'vad', 'sak', 'fran', 'till'].flatMap((name) => (query.one(name) === '' ? [] : [[name, query.one(name)] as [string, string]])));
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  return search.size === 0 ? '' : `?${search.toString()}`;
}

async function page(accounts: Accounts, deeds: Deeds, call: Call): Promise<Answer> {
  const { query, language } = call;
  const words = language === 'sv' ? sv : en;
  const { filter, before, faults } = askedFrom(query);
  const wrong = faults.from || faults.to;
  const [everyone, found] = await Promise.all([accounts.all(), wrong ? [] : accounts.audited({ ...filter, ...(before ? { before } : {}), limit: rows + 1 })]);
  const shown = found.slice(0, rows);
  const last = shown.at(-1);
  return {
    title: words.title, status: wrong ? 422 : 200,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <Search {...{ query, language, everyone, deeds, faults }} />
        {shown.length === 0 ? (!wrong && <p>{words.none}</p>) : <Entries {...{ shown, language, deeds, everyone }} />}
        <p class="actions">
          {before && <a href={`/admin/logg${searchOf(query)}`}>{words.latest}</a>}
          {found.length > rows && last && <a class="button second" href={`/admin/logg${searchOf(query, { fore: `${last.at}~${last.id}` })}`}>{words.older}</a>}
        </p>
        {shown.length > 0 && <p><a href={`/admin/logg.csv${searchOf(query)}`}>{words.file}</a> <span class="soft">{words.fileHint(mostInFile.toLocaleString(language))}</span></p>}
      </>
    ),
  };
}

function Search({ query, language, everyone, deeds, faults }: { query: Fields; language: Language; everyone: readonly Account[]; deeds: Deeds; faults: Asked['faults'] }) {
  const words = language === 'sv' ? sv : en;
  const people = everyone.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })).sort((one, other) => one.label.localeCompare(other.label, 'sv'));
  const kinds = Object.keys(deeds).map((did) => ({ value: did, label: deedText(did, deeds, language) })).sort((one, other) => one.label.localeCompare(other.label, language));
  const fault = (is: boolean) => (is ? { fault: words.faultyDay } : {});
  return (
    <form class="row" method="get" action="/admin/logg">
      <Choice name="vem" label={words.who} value={query.one('vem')} options={[{ value: '', label: words.everyone }, ...people]} />
      <Choice name="vad" label={words.what} value={query.one('vad')} options={[{ value: '', label: words.anything }, ...kinds]} />
      <Field name="fran" label={words.from} type="date" value={query.one('fran')} {...fault(faults.from)} />
      <Field name="till" label={words.to} type="date" value={query.one('till')} {...fault(faults.to)} />
      <Field name="sak" label={words.about} type="search" value={query.one('sak')} />
      <button>{words.show}</button>
      <a href="/admin/logg">{words.clear}</a>
    </form>
  );
}

function Entries({ shown, language, deeds, everyone }: { shown: readonly Audited[]; language: Language; deeds: Deeds; everyone: readonly Account[] }) {
  const words = language === 'sv' ? sv : en;
  const names = new Map(everyone.map(({ id, name }) => [id, name]));
  return (
    <table class="stack">
      <thead><tr><th scope="col">{words.when}</th><th scope="col">{words.who}</th><th scope="col">{words.what}</th><th scope="col">{words.thing}</th></tr></thead>
      <tbody>
        {shown.map(({ id, at, name, did, to, more }) => (
          <tr key={id}>
            <td><time dateTime={at}>{whenText(at, language)}</time></td>
            <td>{name === '' ? words.nobody : name}</td>
            <td>{deedText(did, deeds, language)}{more !== undefined && <span class="soft"> {more}</span>}</td>
            <td>{to !== undefined && (names.has(to) ? <a href={`/admin/konton/${to}`}>{names.get(to)}</a> : <code>{to}</code>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function file(accounts: Accounts, deeds: Deeds, call: Call): Promise<Answer> {
  const { query, language } = call;
  const words = language === 'sv' ? sv : en;
  const { filter, faults } = askedFrom(query);
  if (faults.from || faults.to) return { to: `/admin/logg${searchOf(query)}` };
  const found = await accounts.audited({ ...filter, limit: mostInFile });
  await call.audit('audit.exported', { more: String(found.length) });
  const head = [words.when, words.who, words.account, words.what, words.code, words.thing, words.more, words.id];
  return {
    name: language === 'sv' ? 'logg.csv' : 'log.csv', type: 'text/csv; charset=utf-8',
    file: csv([head, ...found.map(({ id, at, account = '', name, did, to = '', more = '' }) => [at, name, account, deedText(did, deeds, language), did, to, more, id])]),
  };
}

/** The chapter of the manual about the log. */
function Manual() {
  return (
    <>
      <p>I <a href="/admin/logg">loggen</a> står vem som har gjort vad och när: lästa samtal, ändringar, publiceringar, hämtade filer, raderingar och inloggningar. Där står aldrig vad ett företag har skrivit, bara vilket samtal det gällde.</p>
      <p>Sök på person, händelse, dag eller en saks id. Under listan hämtar du det du ser som en fil för Excel. Även det skrivs i loggen.</p>
      <p>Titta igenom loggen då och då. Ser du många misslyckade inloggningar på ett konto, prata med personen och gör en ny länk.</p>
    </>
  );
}
