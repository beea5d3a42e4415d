import { nameOf } from '../../../src/editing/changes.ts';
import type { Change } from '../../../src/editing/changes.ts';
import { fieldName } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** A value of a field as one reads it; `at` is which field, by which the parts of its rows are called. */
export function sayValue(words: KnowledgeWords, value: unknown, at = ''): string {
  if (value === undefined || value === null || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (Array.isArray(value)) return value.length === 0 ? words.nothing : value.map((one: unknown) => sayValue(words, one, at)).join(value.some((one) => typeof one === 'object') ? '\n' : ', ');
  if (typeof value !== 'object') return String(value);
  const { sv, en, v, sources, unverified, ...rest } = value as Record<string, unknown>;
  const said = [sv, en === undefined ? undefined : `(en) ${sayValue(words, en)}`, v].filter((one) => one !== undefined).map((one) => sayValue(words, one));
  const origin = [...(Array.isArray(sources) ? [`[${sources.join(', ')}]`] : []), ...(unverified === true ? [`[${words.unverified}]`] : [])];
  return [...said, ...Object.entries(rest).map(([key, one]) => `${fieldName(words, at === '' ? key : `${at}.${key}`)}: ${sayValue(words, one)}`), ...origin].join('\n');
}

/** Fields that hold one of a few values, each of which has a name. */
const named: readonly string[] = ['status', 'gives', 'handover', 'sends'];

function sayChanged(words: KnowledgeWords, { field }: Change, value: unknown): string {
  const name = typeof value === 'string' && named.includes(field) ? (words.options[`${field}.${value}`] ?? words.options[value]) : undefined;
  return name ?? sayValue(words, value, field);
}

/** What a change is about: the field, and the service where it is one's. */
export function changeName(words: KnowledgeWords, { service, field }: Pick<Change, 'service' | 'field'>): string {
  return [service, field === '' ? undefined : fieldName(words, field)].filter((one) => one !== undefined).join(': ');
}

/** Whether a value says anything: of what is new, that which is empty is not worth a row. */
function tells(value: unknown): boolean {
  return value !== undefined && value !== false && value !== '' && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/** What has changed, field by field. */
export function Changes({ words, changes, caption, from, to }: { words: KnowledgeWords; changes: readonly Change[]; caption: string; from?: string; to?: string }) {
  const telling = changes.filter((one) => tells(one.from) || tells(one.to));
  return (
    <div class="scroll" role="group" tabIndex={0} aria-label={caption}>
      <table class="changes">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{words.changedField}</th><th scope="col">{from ?? words.before}</th><th scope="col">{to ?? words.after}</th></tr></thead>
        <tbody>
          {(telling.length > 0 ? telling : changes).map((change) => (
            <tr key={nameOf(change)}>
              <th scope="row">{changeName(words, change)}</th>
              <td class="said" data-name={from ?? words.before}>{sayChanged(words, change, change.from)}</td>
              <td class="said" data-name={to ?? words.after}>{sayChanged(words, change, change.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
