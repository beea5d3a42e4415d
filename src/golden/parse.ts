import type { Language } from '../events.ts';
import { answers, checks, fields, headings, languages, listOf, meaningOf, phrasesOf, speakers } from './names.ts';
import type { CheckName, Heading, Speaker } from './names.ts';

/** One line of a golden conversation, with the checks written under it. */
export type Step = { line: number; checks: Check[] } & (
  | { who: 'company'; text: string }
  | { who: 'company'; press: string }
  | { who: 'assistant'; says: string }
  | { who: 'assistant'; phrase: string }
  | { who: 'contact'; name: string; email?: string; phone?: string }
  | { who: 'promoter'; does: 'accept' | 'silence' }
  | { who: 'promoter'; does: 'refer'; to: string; reason: string }
  | { who: 'promoter'; does: 'decline'; reason: string }
  | { who: 'handover'; to: string }
);
export type Check = { line: number; what: CheckName; values: string[] };
export type Golden = { file: string; title: string; door: string; language: Language; knownFailure?: string; steps: Step[] };

/** A golden conversation that is not written rightly: file, line, what is wrong and what may be written. */
export class GoldenFault extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'GoldenFault';
  }
}

/** Says that the line being read is wrong. */
type Fault = (problem: string) => GoldenFault;

/** Reads a golden conversation. Throws a GoldenFault that names the line. */
export function parseGolden(file: string, text: string): Golden {
  const golden: Golden = { file, title: '', door: '', language: 'sv', steps: [] };
  // A file from another machine may have a mark before the first letter, other line ends, and å, ä and ö in two parts.
  const lines = text.replace(/^\uFEFF/, '').normalize('NFC').split(/\r?\n/);
  lines.forEach((raw, i) => { readLine(golden, raw, i + 1, (problem) => new GoldenFault(file, i + 1, problem)); });
  if (golden.door === '') throw new GoldenFault(file, 1, 'det står inte vilken dörr företaget kommer in genom: skriv en rad «Dörr: almi-dalarna» överst');
  if (golden.steps.length === 0) throw new GoldenFault(file, lines.length, 'samtalet är tomt: skriv en rad «Företaget: …» med det som företaget skriver');
  return golden;
}

function readLine(golden: Golden, raw: string, line: number, fault: Fault): void {
  if (raw.trim() === '') return;
  if (raw.startsWith('#')) { golden.title ||= raw.replace(/^#+\s*/, ''); return; }
  if (/^\s/.test(raw)) { addCheck(golden, raw.trim(), line, fault); return; }
  const colon = raw.indexOf(':');
  const [head, rest] = colon < 0 ? [raw.trim(), ''] : [raw.slice(0, colon).trim(), raw.slice(colon + 1).trim()];
  const heading = meaningOf(headings, head);
  const who = meaningOf(speakers, head);
  if (!heading && !who) throw fault(`okänd talare «${head}» (${listOf(speakers, golden.language)}; rubriker: ${listOf(headings, golden.language)}; en kontroll dras in och börjar med bindestreck)`);
  if (rest === '') throw fault(`det står ingenting efter «${head}:»`);
  if (heading) addHeading(golden, heading, rest, fault);
  else if (who) golden.steps.push(stepOf(golden.language, who, rest, line, fault));
}

function addHeading(golden: Golden, heading: Heading, rest: string, fault: Fault): void {
  switch (heading) {
    case 'door': golden.door = rest; return;
    case 'failure': golden.knownFailure = rest; return;
    case 'language': {
      const language = meaningOf(languages, rest.toLowerCase());
      if (!language) throw fault(`okänt språk «${rest}» (${listOf(languages, 'sv')})`);
      golden.language = language;
    }
  }
}

function addCheck(golden: Golden, text: string, line: number, fault: Fault): void {
  const [, name = '', written = ''] = /^-\s*([^:]+?)\s*:\s*(.*)$/.exec(text) ?? [];
  const what = meaningOf(checks, name);
  if (!what) throw fault(`okänd kontroll «${text}» (${Object.keys(checks[golden.language]).map((one) => `- ${one}:`).join(', ')})`);
  const step = golden.steps.at(-1);
  if (!step) throw fault('kontrollen hör inte till någon rad: skriv den under det den kontrollerar');
  const values = written.split(',').map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) throw fault(`det står ingenting efter «- ${name}:»`);
  if (what === 'knows') for (const value of values) checkField(golden.language, value, fault);
  if (what === 'consent' && !/^(ja|nej|yes|no)$/i.test(written)) throw fault(`samtycke är «ja» eller «nej», inte «${written}»`);
  step.checks.push({ line, what, values });
}

function checkField(language: Language, value: string, fault: Fault): void {
  const [name = '', is = ''] = value.split('=').map((part) => part.trim());
  if (meaningOf(fields, name.toLowerCase()) === undefined) throw fault(`okänd uppgift «${name}» (${listOf(fields, language)})`);
  if (is === '') throw fault(`det står inte vad «${name}» ska vara: skriv «${name} = …»`);
}

function stepOf(language: Language, who: Speaker, rest: string, line: number, fault: Fault): Step {
  const base = { line, checks: [] };
  switch (who) {
    case 'company': {
      const press = /^\[(.+)\]$/.exec(rest)?.[1];
      return press === undefined ? { ...base, who, text: rest } : { ...base, who, press };
    }
    case 'assistant': {
      const phrase = /^\((.+)\)$/.exec(rest)?.[1];
      if (phrase === undefined) return { ...base, who, says: rest };
      if (!phrasesOf(phrase)) throw fault(`okänt svar «(${phrase})» (${listOf(answers, language)})`);
      return { ...base, who, phrase };
    }
    case 'contact':
      return { ...base, who, ...contactOf(rest, fault) };
    case 'handover':
      return { ...base, who, to: rest };
    case 'promoter':
      return promoterStep(base, rest, fault);
  }
}

function contactOf(rest: string, fault: Fault): { name: string; email?: string; phone?: string } {
  const [name = '', ...ways] = rest.split(',').map((part) => part.trim());
  const email = ways.find((way) => way.includes('@'));
  const phone = ways.find((way) => /\d/.test(way) && !way.includes('@'));
  if (name === '' || (email === undefined && phone === undefined)) throw fault('kontakten behöver ett namn och en e-postadress eller ett telefonnummer: «Kontakt: Anna Ek, anna@verkstad.example»');
  return { name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
}

function promoterStep(base: { line: number; checks: Check[] }, rest: string, fault: Fault): Step {
  const who = 'promoter' as const;
  if (/^(tar emot|tar ärendet|accepts)$/i.test(rest)) return { ...base, who, does: 'accept' };
  if (/^(svarar inte|does not answer)$/i.test(rest)) return { ...base, who, does: 'silence' };
  const refer = /^(?:skickar vidare till|refers to)\s+([^:]+?)\s*(?::\s*(.*))?$/i.exec(rest);
  if (refer) return { ...base, who, does: 'refer', to: refer[1] ?? '', reason: refer[2] ?? '' };
  const decline = /^(?:inte vi|not us|declines)\s*(?::\s*(.*))?$/i.exec(rest);
  if (decline) return { ...base, who, does: 'decline', reason: decline[1] ?? '' };
  throw fault(`främjaren kan «tar emot», «skickar vidare till X: varför», «inte vi: varför» eller «svarar inte» (accepts, refers to X: why, not us: why, does not answer), inte «${rest}»`);
}
