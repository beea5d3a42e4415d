import { ActorRule, bounds, isUndecided, periodKinds, Periods } from '../../../src/retention/rules.ts';
import type { PeriodKind } from '../../../src/retention/rules.ts';
import { Field, Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call, Fields } from '../route.ts';
import type { Named, PrivacyParts } from './parts.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

type Faults = Partial<Record<PeriodKind | 'disposal', string>>;
const home = '/admin/personuppgifter';
const mostDisposal = 1_000;

/** How long each kind is kept, and what holds for actors of their own. */
export async function periodsPage({ retention, actors }: PrivacyParts, call: Call, given?: Fields, faults: Faults = {}): Promise<Answer> {
  const words = privacyWords(call.language);
  const rules = await retention.rules();
  return {
    title: words.periodsTitle, status: Object.keys(faults).length > 0 ? 422 : 200,
    body: (
      <>
        <p>{words.periodsLead}</p>
        <Form of={call} to={`${home}/tider`} class="narrow">
          {periodKinds.map((kind) => (
            <Field
              key={kind} name={kind} type="number" label={`${words.kinds[kind].label}, ${words.days}`} hint={`${words.kinds[kind].hint} ${words.bounds(bounds[kind].least, bounds[kind].most, bounds[kind].usual)}`}
              value={given ? given.one(kind) : String(rules.periods[kind])} fault={faults[kind]} required
            />
          ))}
          <button>{words.save}</button>
        </Form>
        <p class="soft">{words.stays}</p>
        <h2>{words.actorsTitle}</h2>
        <p>{words.actorsLead}</p>
        <ActorTable actors={actors()} rules={rules.actors} words={words} />
        <p><a href={home}>{words.back}</a></p>
      </>
    ),
  };
}

function ActorTable({ actors, rules, words }: { actors: readonly Named[]; rules: readonly ActorRule[]; words: PrivacyWords }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.actorsTitle}>
      <table>
        <thead><tr>{[words.actor, words.authority, words.own, words.decision].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {actors.map(({ id, name, regionName }) => {
            const rule = rules.find(({ actor }) => actor === id);
            const own = [rule?.said, rule?.handover].filter((days) => days !== undefined);
            return (
              <tr key={id}>
                <th scope="row"><a href={`${home}/tider/${encodeURIComponent(id)}`}>{name}</a> <span class="soft">{regionName}</span></th>
                <td>{rule?.publicAuthority ? words.yes : words.no}</td>
                <td>{own.length === 0 ? words.usual : `${own.join(', ')} ${words.days}`}</td>
                <td>{isUndecided(rule) ? <span class="tag bad">{words.missing}</span> : (rule?.disposal ?? '–')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Changes how long each kind is kept. */
export async function setPeriods(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const given = Periods.safeParse(Object.fromEntries(periodKinds.map((kind) => [kind, numberFrom(call.form.one(kind))])));
  if (!given.success) return periodsPage(parts, call, call.form, faultsOf(given.error.issues, words));
  const { periods } = await parts.retention.rules();
  await parts.retention.setPeriods(given.data, call.at);
  await call.audit('retention.changed', changesOf(periods, given.data));
  return { to: `${home}/tider`, told: words.saved };
}

/** What holds for one actor. */
export async function actorPage(parts: PrivacyParts, call: Call, given?: Fields, faults: Faults = {}): Promise<Answer> {
  const words = privacyWords(call.language);
  const actor = actorIn(parts, call);
  const rule = (await parts.retention.rules()).actors.find((one) => one.actor === actor.id);
  const valueOf = (name: 'said' | 'handover') => (given ? given.one(name) : String(rule?.[name] ?? ''));
  return {
    title: words.actorTitle(actor.name), status: Object.keys(faults).length > 0 ? 422 : 200,
    body: (
      <>
        <p>{words.actorsLead}</p>
        <Form of={call} to={`${home}/tider/${encodeURIComponent(actor.id)}`} class="narrow">
          <label class="check"><input type="checkbox" name="authority" value="ja" checked={given ? given.one('authority') === 'ja' : rule?.publicAuthority === true} />{words.isAuthority}</label>
          <Field name="disposal" label={words.disposal} hint={words.disposalHint} lines={3} maxLength={mostDisposal} value={given ? given.one('disposal') : (rule?.disposal ?? '')} fault={faults.disposal} />
          <Field name="said" type="number" label={words.ownSaid} hint={`${words.ownHint} ${words.bounds(bounds.said.least, bounds.said.most, bounds.said.usual)}`} value={valueOf('said')} fault={faults.said} />
          <Field name="handover" type="number" label={words.ownHandover} hint={`${words.ownHint} ${words.bounds(bounds.handover.least, bounds.handover.most, bounds.handover.usual)}`} value={valueOf('handover')} fault={faults.handover} />
          <button>{words.save}</button>
        </Form>
        <p><a href={`${home}/tider`}>{words.cancel}</a></p>
      </>
    ),
  };
}

/** Changes what holds for one actor. */
export async function setActorRule(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const { form } = call;
  const { id } = actorIn(parts, call);
  const own = (name: 'said' | 'handover') => (form.one(name).trim() === '' ? {} : { [name]: numberFrom(form.one(name)) });
  // A browser sends each break as two characters, where the page counts one.
  const disposal = form.one('disposal').replaceAll('\r\n', '\n').trim();
  const given = ActorRule.safeParse({ actor: id, publicAuthority: form.one('authority') === 'ja', ...own('said'), ...own('handover'), ...(disposal === '' ? {} : { disposal }) });
  if (!given.success) return actorPage(parts, call, form, faultsOf(given.error.issues, words));
  const before = (await parts.retention.rules()).actors.find(({ actor }) => actor === id);
  await parts.retention.setActorRule(given.data, call.at);
  await call.audit('retention.changed', { to: id, ...changesOf(before ?? { publicAuthority: false }, { ...given.data, actor: before?.actor }) });
  return { to: `${home}/tider`, told: words.saved };
}

function actorIn({ actors }: PrivacyParts, { params }: Call): Named {
  const actor = actors().find(({ id }) => id === params['actor']);
  if (!actor) throw new NotHere();
  return actor;
}

/** What was changed, for the log: the days as they were and became, and of all else only which it is, never what was written. */
function changesOf(before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): { more?: string } {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);
  const days = (value: unknown) => (typeof value === 'number' ? String(value) : '–');
  const more = changed.map((name) => (periodKinds.some((kind) => kind === name) ? `${name} ${days(before[name])} → ${days(now[name])}` : name)).join(', ');
  return more === '' ? {} : { more };
}

/** A whole number as it is typed; what is none is told so by the bounds. */
function numberFrom(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN;
}

function faultsOf(issues: readonly { path: PropertyKey[] }[], words: PrivacyWords): Faults {
  return Object.fromEntries(issues.map(({ path: [name] }) => {
    const kind = periodKinds.find((one) => one === name);
    return [String(name), kind ? words.outside(bounds[kind].least, bounds[kind].most) : words.tooLong(mostDisposal)];
  }));
}
