import type { ComponentChildren, ComponentProps } from 'preact';
import { cellsOf } from '../../../src/editing/fields.ts';
import type { Cells, Field as FormField, FieldGroup } from '../../../src/editing/fields.ts';
import { wrongAt } from '../../../src/editing/check.ts';
import type { Wrong } from '../../../src/editing/check.ts';
import type { Language } from '../../../src/events.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { Choice, Field } from '../form.tsx';
import type { KnowledgePort } from './port.ts';
import { fieldName } from './words.ts';
import type { KnowledgeWords } from './words.ts';

export type Filling = {
  words: KnowledgeWords; language: Language; knowledge: Knowledge; label: KnowledgePort['label'];
  cells: Cells;
  /** What is wrong, by the path in what the form is about. */
  wrong: readonly Wrong[];
};

/** Each part of a form, the first ones open. What is wrong opens the part where it stands. */
export function Groups({ of, groups, open = 1, at = '' }: { of: Filling; groups: readonly FieldGroup[]; open?: number; /** Where in what the form is about. */ at?: string }) {
  return (
    <>
      {groups.map(({ id, fields }, i) => {
        const isWrong = fields.some(({ path }) => wrongAt(of.wrong, [at, path].filter(Boolean).join('.')) !== undefined);
        return (
          <details key={id} class="part" open={i < open || isWrong}>
            <summary><h2>{of.words.groups[id] ?? id}</h2></summary>
            <div class="fields">{fields.map((field) => <Input key={field.path} of={of} field={field} at={at} />)}</div>
          </details>
        );
      })}
    </>
  );
}

function Input({ of, field, at }: { of: Filling; field: FormField; at: string }) {
  const { words, cells, wrong } = of;
  const path = [at, field.path].filter(Boolean).join('.');
  const label = fieldName(words, path);
  const hints: Readonly<Record<string, string>> = words.hints;
  const hint = hints[field.path.replace(/\.\d+/g, '')] ?? hints[field.path.split('.').at(-1) ?? ''];
  const shared = { name: path, label, value: cells[path] ?? '', fault: wrongAt(wrong, path), ...(hint === undefined ? {} : { hint }) };
  switch (field.kind) {
    case 'line': return <Field {...shared} />;
    case 'day': return <Field {...shared} type="date" />;
    case 'number': return <Field {...shared} type="number" class="short" />;
    case 'lines': return <Field {...shared} lines={Math.min(8, Math.max(2, shared.value.split('\n').length))} />;
    case 'flag': return <Together label={label} path={path} fault={shared.fault}><Tick name={path} value="ja" label={label} checked={shared.value === 'ja'} /></Together>;
    case 'choice': return <Chosen of={of} field={field} path={path} label={label} {...(hint === undefined ? {} : { hint })} />;
    case 'choices': return <Several of={of} field={field} path={path} label={label} />;
    case 'text': return <Together label={label} path={path} fault={wrongAt(wrong, path)}><Languages of={of} path={path} /></Together>;
    case 'fact': return <Together label={label} path={path} fault={ownFault(of, path)} {...(hint === undefined ? {} : { hint })}><Languages of={of} path={path} /><Origin of={of} path={path} /></Together>;
    case 'value': return <Together label={label} path={path} fault={ownFault(of, path)} {...(hint === undefined ? {} : { hint })}><Field name={`${path}.v`} label={label} value={cells[`${path}.v`] ?? ''} /><Origin of={of} path={path} /></Together>;
    case 'rows': return <Rows of={of} field={field} path={path} label={label} />;
  }
}

/** What is wrong with the whole of a fact, its languages aside, which tell it themselves. */
function ownFault({ wrong }: Filling, path: string): string | undefined {
  return wrongAt(wrong.filter((one) => !/\.(sv|en)$/.test(one.path)), path);
}

function Together({ label, path, fault, hint, children }: { label: string; path: string; fault: string | undefined; hint?: string; children: ComponentChildren }) {
  return (
    <fieldset {...(fault === undefined ? {} : { 'aria-describedby': `${path}-fel`, class: 'wrong' })}>
      <legend>{label}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
      {fault !== undefined && <p class="fault" id={`${path}-fel`}>{fault}</p>}
    </fieldset>
  );
}

function Languages({ of: { words, cells, wrong }, path }: { of: Filling; path: string }) {
  return <>{(['sv', 'en'] as const).map((language) => {
    const name = `${path}.${language}`;
    const value = cells[name] ?? '';
    return <Field key={language} name={name} label={language === 'sv' ? words.inSwedish : words.inEnglish} value={value} lines={value.length > 160 ? 4 : 2} fault={wrongAt(wrong, name)} />;
  })}</>;
}

function Tick({ name, value, label, checked }: { name: string; value: string; label: string; checked: boolean }) {
  return <label class="check"><input type="checkbox" name={name} value={value} checked={checked} /><span>{label}</span></label>;
}

/** By what the fields of a page know the list of all sources, which stands there once. */
const listId = 'kallor';

/** All sources to choose among, for every field of a page. */
export function SourceList({ of: { knowledge } }: { of: Filling }) {
  return <datalist id={listId}>{Object.entries(knowledge.sources).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { title }]) => <option key={id} value={id}>{title.slice(0, 90)}</option>)}</datalist>;
}

/** On which sources it rests: those it has, and more to write or choose; or the mark that nobody has confirmed it. */
function Origin({ of: { words, cells, knowledge }, path }: { of: Filling; path: string }) {
  const name = `${path}.sources`;
  const all = (cells[name] ?? '').split('\n').filter((one) => one !== '');
  const [named, others] = [all.filter((id) => Object.hasOwn(knowledge.sources, id)), all.filter((id) => !Object.hasOwn(knowledge.sources, id))];
  return (
    <div class="origin" role="group" aria-label={words.sources}>
      {named.map((id) => <Tick key={id} name={name} value={id} label={`${knowledge.sources[id]?.title ?? id} (${id})`} checked />)}
      <label for={`${name}.ny`}>{words.addSource}</label>
      <input id={`${name}.ny`} name={name} list={listId} value={others.join('; ')} autocomplete="off" />
      <Tick name={`${path}.unverified`} value="ja" label={words.unverified} checked={cells[`${path}.unverified`] === 'ja'} />
    </div>
  );
}

/** The sources that were written, by their ids where they were written by their titles; and those that there are none of, each at its place. */
export function withSources(cells: Cells, { words, knowledge: { sources } }: Pick<Filling, 'words' | 'knowledge'>, at = ''): { cells: Cells; wrong: Wrong[] } {
  const titled = new Map(Object.entries(sources).map(([id, { title }]) => [title.trim().toLowerCase(), id]));
  const idOf = (text: string) => (Object.hasOwn(sources, text) ? text : titled.get(text.toLowerCase()));
  const found = Object.entries(cells).filter(([cell]) => cell.endsWith('.sources')).map(([cell, text]) => {
    const written = text.split('\n').flatMap((line) => (idOf(line.trim()) === undefined ? line.split(/[;,]/) : [line])).map((one) => one.trim()).filter((one) => one !== '');
    return { cell, named: written.map((one) => idOf(one) ?? one), unknown: written.filter((one) => idOf(one) === undefined) };
  });
  return {
    cells: { ...cells, ...Object.fromEntries(found.map(({ cell, named }) => [cell, [...new Set(named)].join('\n')])) },
    wrong: found.flatMap(({ cell, unknown }) => unknown.map((name) => ({ path: `${at}${cell}`, problem: words.noSource(name), instead: words.noSourceInstead }))),
  };
}

type Listed = Extract<FormField, { kind: 'choice' | 'choices' }>;

/** What there is to choose, with what each is called. */
export function optionsOf({ words, language, knowledge, label }: Pick<Filling, 'words' | 'language' | 'knowledge' | 'label'>, { path, from }: Pick<Listed, 'path' | 'from'>): { value: string; label: string }[] {
  const said = (text: { sv: string; en?: string | undefined } | undefined, id: string) => text?.[language] ?? text?.sv ?? id;
  if (from === 'regions') return knowledge.regions.flatMap(({ region: { id, name, municipalities } }) => (municipalities.length > 0 ? [{ value: id, label: said(name, id) }] : []));
  if (from === 'actors') return knowledge.regions.flatMap(({ actors }) => actors.map(({ id, name }) => ({ value: id, label: name }))).sort((a, b) => a.label.localeCompare(b.label, 'sv'));
  if (from === 'areas' || from === 'needs') return Object.entries(knowledge.common[from]).map(([id, one]) => ({ value: id, label: 'label' in one ? said(one.label, id) : said(one, id) }));
  const slot = path.split('.').at(-1) ?? '';
  return from.map((id) => {
    if (slot === 'stages' || slot === 'stage') return { value: id, label: said(knowledge.common.stages[id], id) };
    const known = label(slot, id, language);
    return { value: id, label: known !== id ? known : (words.options[`${slot}.${id}`] ?? words.options[id] ?? id) };
  });
}

function Chosen({ of, field, path, label, hint }: { of: Filling; field: Listed; path: string; label: string; hint?: string }) {
  return <ChoiceTold name={path} label={label} {...(hint === undefined ? {} : { hint })} value={of.cells[path] ?? ''} options={[{ value: '', label: of.words.choose }, ...optionsOf(of, field)]} fault={wrongAt(of.wrong, path)} />;
}

/** A choice with what is wrong with it, if anything, told under it as it is under a field. */
export function ChoiceTold({ fault, ...choice }: ComponentProps<typeof Choice> & { fault: string | undefined }) {
  const { name, label, value = '', options, hint } = choice;
  if (fault === undefined) return <Choice {...choice} />;
  return (
    <div class="field wrong">
      <label for={name}>{label}</label>
      {hint !== undefined && <p class="hint" id={`${name}-tips`}>{hint}</p>}
      <select id={name} name={name} aria-invalid="true" aria-describedby={[...(hint === undefined ? [] : [`${name}-tips`]), `${name}-fel`].join(' ')}>
        {options.map((one) => <option key={one.value} value={one.value} selected={one.value === value}>{one.label}</option>)}
      </select>
      <p class="fault" id={`${name}-fel`}>{fault}</p>
    </div>
  );
}

function Several({ of, field, path, label }: { of: Filling; field: Listed; path: string; label: string }) {
  const chosen = (of.cells[path] ?? '').split('\n');
  return (
    <Together label={label} path={path} fault={wrongAt(of.wrong, path)}>
      <div class="ticks">{optionsOf(of, field).map((option) => <Tick key={option.value} name={path} {...option} checked={chosen.includes(option.value)} />)}</div>
    </Together>
  );
}

function Rows({ of, field, path, label }: { of: Filling; field: Extract<FormField, { kind: 'rows' }>; path: string; label: string }) {
  const taken = Object.entries(of.cells).flatMap(([cell, text]) => (cell.startsWith(`${path}.`) && text !== '' ? [Number(cell.slice(path.length + 1).split('.')[0])] : []));
  const count = Math.max(-1, ...taken) + 2;
  return (
    <fieldset>
      <legend>{label}</legend>
      {count > 1 && <p class="hint">{of.words.emptyRow}</p>}
      {Array.from({ length: count }, (_, n) => (
        <fieldset key={n} class="fields">
          <legend>{of.words.row(n + 1)}</legend>
          {field.of.map((one) => <Input key={one.path} of={of} field={one} at={`${path}.${n}`} />)}
        </fieldset>
      ))}
    </fieldset>
  );
}

/** What was sent in a form, as the places that its fields take; nothing ticked is an empty place. */
export function cellsIn(fields: readonly FormField[], all: (name: string) => string[], at = ''): Cells {
  const cells: Record<string, string> = {};
  const take = (field: FormField, at: string, must: boolean): boolean => {
    if (field.kind === 'rows') {
      const path = [at, field.path].filter(Boolean).join('.');
      for (let n = 0; n < 100 && field.of.map((one) => take(one, `${path}.${n}`, false)).some(Boolean); n++);
      return true;
    }
    const found = cellsOf(field, at).map((cell) => [cell, all(cell)] as const);
    const isThere = found.some(([, values]) => values.length > 0);
    if (isThere || must) for (const [cell, values] of found) cells[cell] = values.map((one) => one.replace(/\r\n?/g, '\n')).filter((one) => one !== '').join('\n');
    return isThere;
  };
  for (const field of fields) take(field, at, true);
  return cells;
}
