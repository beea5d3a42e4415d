import { periodKinds } from '../../../src/pictures/period.ts';
import { Choice, Field } from '../form.tsx';
import type { Call } from '../route.ts';
import { actorName, regionName } from './say.ts';
import { actorsOf, regionsOf } from './seen.ts';
import type { Seen } from './seen.ts';

/** What a picture is to be of: period, region and actor, as far as there is something to choose. */
export function Filter({ seen, account, to }: { seen: Seen; account: Call['account']; to: string }) {
  const { words, map, period } = seen;
  const regions = regionsOf(account, map);
  const actors = [...actorsOf(account, map)].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return (
    <form method="get" action={to} class="row choose">
      <Choice name="period" label={words.period} value={period.kind} options={periodKinds.map((kind) => ({ value: kind, label: words.periods[kind] }))} />
      <Field name="fran" label={words.from} type="date" value={period.first} hint={words.datesHint} />
      <Field name="till" label={words.to} type="date" value={period.last} />
      {regions.length > 1 && <Choice name="region" label={words.region} value={seen.region ?? ''} options={[{ value: '', label: words.allRegions }, ...regions.map((id) => ({ value: id, label: regionName(seen, id) }))]} />}
      {account.actor === undefined && <Choice name="aktor" label={words.actor} value={seen.actor ?? ''} options={[{ value: '', label: words.allActors }, ...actors.map(({ id, name }) => ({ value: id, label: name }))]} />}
      <button>{words.show}</button>
    </form>
  );
}

/** What is shown, in words: the time, the region, the actor, and what is hidden. */
export function Shows({ seen, account }: { seen: Seen; account: Call['account'] }) {
  const { words, period } = seen;
  const where = seen.region === undefined ? words.allRegions.toLowerCase() : regionName(seen, seen.region);
  return (
    <>
      {seen.fault !== undefined && <p class="fault" role="alert">{words.periodFaults[seen.fault]}</p>}
      <p class="soft">{words.shownFor(period.first, period.last, where, seen.actor === undefined ? '' : actorName(seen, seen.actor))}{account.actor !== undefined && ` ${words.narrowedToActor(actorName(seen, account.actor))}`}</p>
      {seen.hides && <p class="soft">{words.smallHidden}</p>}
    </>
  );
}

/** What was chosen, as it stands in an address. */
export function chosen(seen: Seen, more: Readonly<Record<string, string>> = {}): string {
  const { period, region, actor } = seen;
  return new URLSearchParams({ period: period.kind, ...(period.kind === 'egna' ? { fran: period.first, till: period.last } : {}), ...(region === undefined ? {} : { region }), ...(actor === undefined ? {} : { aktor: actor }), ...more }).toString();
}
