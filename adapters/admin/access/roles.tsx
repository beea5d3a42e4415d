import type { Account } from '../../../src/accounts/account.ts';
import type { Language } from '../../../src/events.ts';
import { accessWords } from './words.ts';

/** The regions and the actors that an account can be of. */
export type Places = { regions: readonly { id: string; name: string }[]; actors: readonly { id: string; name: string; region: string }[] };
export type Given = Pick<Account, 'role' | 'region' | 'actor'>;

/** What an account may do, as a form names it. */
export function roleKey({ role, region, actor }: Given): string {
  return [role, ...(actor !== undefined ? ['aktor', actor] : region !== undefined ? ['region', region] : [])].join(':');
}

/** What a form has named; nothing where there is no such role or place. An account may keep a place that is no longer known. */
export function roleFrom(key: string, { regions, actors }: Places, before?: Given): Given | undefined {
  if (before && key === roleKey(before)) return { role: before.role, ...(before.region === undefined ? {} : { region: before.region }), ...(before.actor === undefined ? {} : { actor: before.actor }) };
  if (key === 'admin') return { role: 'admin' };
  if (key === 'reader') return { role: 'reader' };
  const [role, kind, id] = key.split(':');
  if (kind === 'region' && (role === 'editor' || role === 'reader') && regions.some((one) => one.id === id)) return { role, region: id };
  if (kind === 'aktor' && role === 'editor' && actors.some((one) => one.id === id)) return { role, actor: id };
  return undefined;
}

/** What an account may do, in words. */
export function roleText({ role, region, actor }: Given, language: Language, { regions, actors }: Places): string {
  const words = accessWords(language);
  if (role === 'admin') return words.admin;
  const name = actor !== undefined ? (actors.find(({ id }) => id === actor)?.name ?? actor) : region !== undefined ? (regions.find(({ id }) => id === region)?.name ?? region) : undefined;
  if (role === 'reader') return name === undefined ? words.readerOfAll : words.readerOf(name);
  return name === undefined ? words.editor : words.editorOf(name);
}

/** The choice of what an account may do. */
export function RoleChoice({ value, language, places, before, fault }: { value: string; language: Language; places: Places; /** What it may do now. */ before?: Given; fault?: string | undefined }) {
  const words = accessWords(language);
  const option = (key: string, label: string) => <option key={key} value={key} selected={key === value}>{label}</option>;
  const { regions, actors } = places;
  const known = before === undefined || roleFrom(roleKey(before), places) !== undefined;
  return (
    <div class="field">
      <label for="roll">{words.role}</label>
      <p class="hint" id="roll-tips">{words.roleHint}</p>
      <select id="roll" name="roll" aria-describedby={fault === undefined ? 'roll-tips' : 'roll-tips roll-fel'} {...(fault === undefined ? {} : { 'aria-invalid': 'true' as const })}>
        {!known && option(roleKey(before), roleText(before, language, places))}
        <optgroup label={words.ofAll}>
          {option('admin', words.admin)}
          {option('reader', words.readerOfAll)}
        </optgroup>
        <optgroup label={words.ofRegion}>
          {regions.flatMap(({ id, name }) => [option(`editor:region:${id}`, words.editorOf(name)), option(`reader:region:${id}`, words.readerOf(name))])}
        </optgroup>
        <optgroup label={words.ofActor}>
          {actors.map(({ id, name }) => option(`editor:aktor:${id}`, words.editorOf(name)))}
        </optgroup>
      </select>
      {fault !== undefined && <p class="fault" id="roll-fel">{fault}</p>}
    </div>
  );
}
