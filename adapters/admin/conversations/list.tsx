import type { Language } from '../../../src/events.ts';
import type { TalkFlag, TalkOutcome, TalkRow } from '../../../src/store/talks.ts';
import { Choice, Field } from '../form.tsx';
import { whenText } from '../time.ts';
import { addressOf, flagIds, outcomeIds } from './filter.ts';
import type { Chosen } from './filter.ts';
import type { Names } from './parts.ts';
import { words as wordsOf } from './words.ts';

export type ListProps = {
  language: Language;
  chosen: Chosen;
  faults: { fran: boolean; till: boolean };
  rows: readonly TalkRow[];
  /** How many there are, as far as they are counted. */
  count: { found: number; most: number } | undefined;
  /** There are more after these. */
  more: boolean;
  /** This is not the first page. */
  later: boolean;
  names: Names;
  /** The regions to choose among, where there are several. */
  regions: readonly string[];
};

/** The list of conversations: what to narrow it by, and the rows. */
export function List({ language, chosen, faults, rows, count, more, later, names, regions }: ListProps) {
  const words = wordsOf(language);
  const isNarrowed = Object.values(chosen).some((value) => value !== '');
  const last = rows.at(-1);
  return (
    <>
      <p>{words.lead}</p>
      <Marks language={language} chosen={chosen} />
      <Narrowing {...{ language, chosen, faults, names, regions }} />
      {count && rows.length > 0 && <p class="soft">{words.found(count.found, count.most)}</p>}
      {rows.length === 0 ? <p>{isNarrowed || later ? words.none : words.noneYet}</p> : (
        <ol class="talks" aria-label={words.list}>{rows.map((row) => <Row key={row.conversation} row={row} language={language} names={names} />)}</ol>
      )}
      <p class="actions">
        {later && <a class="button second" href={addressOf(chosen)}>{words.newest}</a>}
        {more && last && <a class="button second" href={addressOf(chosen, {}, last)}>{words.older}</a>}
      </p>
    </>
  );
}

/** The marks as links: one press each. */
function Marks({ language, chosen }: { language: Language; chosen: Chosen }) {
  const words = wordsOf(language);
  const all: [string, string][] = [['', words.all], ...(Object.keys(flagIds) as TalkFlag[]).map((flag): [string, string] => [flagIds[flag], words.flags[flag]])];
  return (
    <nav aria-label={words.quick}>
      <ul class="marks">{all.map(([id, label]) => <li key={id}><a href={addressOf(chosen, { tecken: id })} {...(chosen.tecken === id ? { 'aria-current': 'true' as const } : {})}>{label}</a></li>)}</ul>
    </nav>
  );
}

type NarrowingProps = Pick<ListProps, 'language' | 'chosen' | 'faults' | 'names' | 'regions'>;

function Narrowing({ language, chosen, faults, names, regions }: NarrowingProps) {
  const words = wordsOf(language);
  const { tecken, ...others } = chosen;
  const any = { value: '', label: words.any };
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, language);
  const doors = names.doors().map(({ id }) => ({ value: id, label: names.actor(id) })).sort(byLabel);
  const needs = names.needs().map((id) => ({ value: id, label: names.need(id, language) })).sort(byLabel);
  return (
    <details class="narrowing" open={Object.values(others).some((value) => value !== '')}>
      <summary>{words.filter}</summary>
      <form method="get" action="/admin/samtal">
        {tecken !== '' && <input type="hidden" name="tecken" value={tecken} />}
        <Field name="sok" type="search" label={words.search} hint={words.searchHint} value={chosen.sok} maxLength={100} />
        <div class="fields">
          <Choice name="dorr" label={words.door} value={chosen.dorr} options={[any, ...doors]} />
          {regions.length > 1 && <Choice name="region" label={words.region} value={chosen.region} options={[any, ...regions.map((id) => ({ value: id, label: names.region(id, language) }))]} />}
          <Choice name="behov" label={words.need} value={chosen.behov} options={[any, ...needs]} />
          <Choice name="utfall" label={words.outcome} value={chosen.utfall} options={[any, ...(Object.keys(outcomeIds) as TalkOutcome[]).map((one) => ({ value: outcomeIds[one], label: words.outcomes[one] }))]} />
          <Choice name="sprak" label={words.language} value={chosen.sprak} options={[any, { value: 'sv', label: words.languages.sv }, { value: 'en', label: words.languages.en }]} />
          <Choice name="ovning" label={words.practice} value={chosen.ovning} options={[{ value: '', label: words.practices.med }, { value: 'utan', label: words.practices.utan }, { value: 'bara', label: words.practices.bara }]} />
          <Field name="fran" type="date" label={words.from} value={chosen.fran} fault={faults.fran ? words.badDate : undefined} />
          <Field name="till" type="date" label={words.to} value={chosen.till} fault={faults.till ? words.badDate : undefined} />
        </div>
        <p class="actions"><button>{words.show}</button> <a href="/admin/samtal">{words.clear}</a></p>
      </form>
    </details>
  );
}

function Row({ row, language, names }: { row: TalkRow; language: Language; names: Names }) {
  const words = wordsOf(language);
  const about = [row.need === undefined ? [] : names.need(row.need, language), row.stage === undefined ? [] : names.value('stage', row.stage, language), row.municipality ?? []].flat();
  return (
    <li>
      <a class="when" href={`/admin/samtal/${encodeURIComponent(row.conversation)}`}>{whenText(row.at, language)}</a>
      <span class="way">{names.actor(row.door)}{row.led !== undefined && <> → {names.actor(row.led)}</>}</span>
      <span class="about">{[...about, words.times(row.said)].join(' · ')}</span>
      <span class="how">{words.outcomes[row.outcome]}</span>
      <span class="tags">
        {row.practice && <span class="tag practice">{words.isPractice}</span>}
        {row.language === 'en' && <span class="tag">{words.languages.en}</span>}
        {row.flags.map((flag) => <span key={flag} class="tag bad">{words.flags[flag]}</span>)}
      </span>
    </li>
  );
}
