import type { Problem } from './client.ts';
import type { Filled } from './filled.ts';
import type { Door, HandoverBody } from './shapes.ts';
import type { Key } from './strings.ts';

export type Field = 'name' | 'email' | 'phone' | 'organisationNumber';
/** What has to be corrected, at its field or for the form as a whole. */
export type Wrong = Partial<Record<Field | 'form', string>>;

const fields: readonly Field[] = ['name', 'email', 'phone', 'organisationNumber'];

/** What is missing, as far as it can be seen here. */
export function check({ contact: { name, email, phone } }: Filled): Partial<Record<Field, Key>> {
  return {
    ...(name.trim() === '' ? { name: 'nameMissing' } : {}),
    ...(email.trim() === '' && phone.trim() === '' ? { email: 'reachMissing' } : {}),
    ...(email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? { email: 'emailWrong' } : {}),
  };
}

/** The body of the preview and of the handover itself: what was left empty is left out. */
export function bodyOf(id: string, { actor, service }: Door, { contact, onward, sensitive, recognise, omit, note }: Filled): HandoverBody {
  const { name, ...rest } = contact;
  const given = Object.entries(rest).map(([key, text]) => [key, text.trim()] as const).filter(([, text]) => text !== '');
  return {
    id, actor, service, consent: true, sensitive, omit: [...omit],
    contact: { name: name.trim(), ...Object.fromEntries(given) },
    ...(onward === undefined ? {} : { onward }),
    ...(recognise ? { recognise } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}

/** Where what the server refused belongs in the form. */
export function wrongFrom(problem: Problem, trouble: string): Wrong {
  const text = problem.detail === '' ? trouble : problem.detail;
  if (problem.code === 'sole_trader' || problem.code === 'organisation_number') return { organisationNumber: text };
  const wrong: Wrong = {};
  for (const { field, detail } of problem.fields) {
    const known = fields.find((one) => one === field);
    wrong[known ?? 'form'] = detail === '' ? text : detail;
  }
  return problem.fields.length === 0 ? { form: text } : wrong;
}
