import type { z } from 'zod';
import type { Language } from '../../src/events.ts';

/** One thing that is wrong in a body: where, and what to write instead. */
export type Fault = { path: string; detail: string };

type Issue = z.core.$ZodIssue;
type Words = Readonly<Record<Language, string>>;

/** The name of the fault that neither e-mail nor telephone was given. */
export const reachable = 'reachable';
const mostFaults = 20;

const own: Readonly<Record<string, Words>> = {
  [reachable]: {
    sv: 'Skriv en e-postadress eller ett telefonnummer, så att den som tar frågan kan höra av sig.',
    en: 'Give an e-mail address or a telephone number, so that whoever takes the question can get in touch.',
  },
  email: { sv: 'Skriv hela e-postadressen, till exempel namn@exempel.se.', en: 'Write the whole e-mail address, such as name@example.com.' },
  phone: { sv: 'Skriv telefonnumret med siffror, till exempel 070-123 45 67.', en: 'Write the telephone number in digits, such as +46 70 123 45 67.' },
};

/** What is wrong with a body, in the reader's language. Never repeats what stood there. */
export function faultsIn(error: z.ZodError, body: unknown, language: Language): Fault[] {
  return error.issues.flatMap((issue) => faultsOf(issue, [], body, language)).slice(0, mostFaults);
}

function faultsOf(issue: Issue, above: readonly PropertyKey[], body: unknown, language: Language): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') return closest(issue.errors).flatMap((one) => faultsOf(one, path, body, language));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: dotted([...path, key.slice(0, 100)]), detail: words.unrecognised[language] }));
  return [{ path: dotted(path), detail: say(issue, isMissing(body, path))[language] }];
}

/** Of several forms that a body may have, the one it comes nearest to. */
function closest(forms: readonly Issue[][]): readonly Issue[] {
  return forms.reduce((best, form) => (weight(form) < weight(best) ? form : best), forms[0] ?? []);
}

function weight(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function say(issue: Issue, missing: boolean): Words {
  if (issue.code === 'custom') return own[String(issue.params?.fault)] ?? words.other;
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  if (missing) return words.missing;
  switch (issue.code) {
    case 'invalid_type':
      return words.types[issue.expected] ?? words.other;
    case 'too_big':
      return issue.origin === 'string' ? atMost(issue.maximum, 'tecken', 'characters') : atMost(issue.maximum, 'stycken', 'entries');
    case 'too_small':
      return words.empty;
    case 'invalid_format':
      return issue.format === 'guid' ? words.guid : words.other;
    default:
      return words.other;
  }
}

const words = {
  missing: { sv: 'Saknas. Fyll i det.', en: 'Missing. Fill it in.' },
  empty: { sv: 'Får inte vara tomt.', en: 'Must not be empty.' },
  unrecognised: { sv: 'Fältet finns inte. Ta bort det.', en: 'There is no such field. Remove it.' },
  guid: { sv: 'Skriv ett UUID, till exempel 3f0c9a52-7c1e-4e0b-9f6a-2d7f1c5b8e14.', en: 'Write a UUID, such as 3f0c9a52-7c1e-4e0b-9f6a-2d7f1c5b8e14.' },
  other: { sv: 'Det här värdet går inte att använda.', en: 'This value cannot be used.' },
  types: {
    string: { sv: 'Skriv en text.', en: 'Write a text.' },
    boolean: { sv: 'Skriv true eller false.', en: 'Write true or false.' },
    array: { sv: 'Skriv en lista.', en: 'Write a list.' },
    object: { sv: 'Skriv ett objekt.', en: 'Write an object.' },
  } as Readonly<Record<string, Words>>,
};

function oneOf(values: readonly string[]): Words {
  const list = values.join(', ');
  return values.length === 1 ? { sv: `Ska vara ${list}.`, en: `Must be ${list}.` } : { sv: `Välj ett av: ${list}.`, en: `Choose one of: ${list}.` };
}

function atMost(most: number | bigint, sv: string, en: string): Words {
  return { sv: `Högst ${most} ${sv}.`, en: `At most ${most} ${en}.` };
}

function isMissing(body: unknown, path: readonly PropertyKey[]): boolean {
  let here = body;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return true;
    here = (here as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return here === undefined;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
