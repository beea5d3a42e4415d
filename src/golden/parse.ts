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
export type Check = { line: number; what: 'knows' | 'understands' | 'doors' | 'first' | 'not' | 'because' | 'consent'; values: string[] };
export type Golden = { file: string; title: string; door: string; language: 'sv' | 'en'; knownFailure?: string; steps: Step[] };

/** A golden conversation that is not written rightly: file, line, what is wrong and what may be written. */
export class GoldenFault extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'GoldenFault';
  }
}

const speakers: Readonly<Record<string, Step['who']>> = {
  Företaget: 'company', Assistenten: 'assistant', Kontakt: 'contact', Främjaren: 'promoter', Överlämning: 'handover',
  Company: 'company', Assistant: 'assistant', Contact: 'contact', Promoter: 'promoter', Handover: 'handover',
};
const headings: Readonly<Record<string, 'door' | 'language' | 'failure'>> = { Dörr: 'door', Språk: 'language', 'Känt fel': 'failure', Door: 'door', Language: 'language', 'Known failure': 'failure' };
const checks: Readonly<Record<string, Check['what']>> = {
  vet: 'knows', förstår: 'understands', dörrar: 'doors', först: 'first', inte: 'not', 'för att': 'because', samtycke: 'consent',
  knows: 'knows', understands: 'understands', doors: 'doors', first: 'first', not: 'not', because: 'because', consent: 'consent',
};
const languages: Readonly<Record<string, 'sv' | 'en'>> = { svenska: 'sv', engelska: 'en', swedish: 'sv', english: 'en', sv: 'sv', en: 'en' };

/** Reads a golden conversation. Throws a GoldenFault that names the line. */
export function parseGolden(file: string, text: string): Golden {
  const golden: Golden = { file, title: '', door: '', language: 'sv', steps: [] };
  text.split('\n').forEach((raw, i) => {
    const line = i + 1;
    if (raw.trim() === '') return;
    if (raw.startsWith('#')) { golden.title ||= raw.replace(/^#+\s*/, ''); return; }
    if (/^\s/.test(raw)) { addCheck(golden, file, line, raw.trim()); return; }
    const colon = raw.indexOf(':');
    const [head, rest] = colon < 0 ? [raw.trim(), ''] : [raw.slice(0, colon).trim(), raw.slice(colon + 1).trim()];
    const heading = headings[head];
    if (heading) { addHeading(golden, file, line, heading, rest); return; }
    const who = speakers[head];
    if (!who) throw new GoldenFault(file, line, `okänd talare «${head}» (Företaget, Kontakt, Assistenten, Främjaren, Överlämning; rubriker: Dörr, Språk, Känt fel)`);
    golden.steps.push(stepOf(who, rest, file, line));
  });
  if (golden.door === '') throw new GoldenFault(file, 1, 'det står inte vilken dörr företaget kommer in genom: skriv en rad «Dörr: almi-dalarna» överst');
  return golden;
}

function addHeading(golden: Golden, file: string, line: number, heading: 'door' | 'language' | 'failure', rest: string): void {
  if (heading === 'door') { golden.door = rest; return; }
  if (heading === 'failure') { golden.knownFailure = rest; return; }
  const language = languages[rest.toLowerCase()];
  if (!language) throw new GoldenFault(file, line, `okänt språk «${rest}» (svenska, engelska)`);
  golden.language = language;
}

function addCheck(golden: Golden, file: string, line: number, text: string): void {
  const match = /^-\s*([^:]+):\s*(.*)$/.exec(text);
  const what = checks[match?.[1]?.trim() ?? ''];
  const step = golden.steps.at(-1);
  if (!match || !what) throw new GoldenFault(file, line, `okänd kontroll «${text}» (- vet:, - förstår:, - dörrar:, - först:, - inte:, - för att:, - samtycke:)`);
  if (!step) throw new GoldenFault(file, line, 'kontrollen hör inte till någon rad: skriv den under det den kontrollerar');
  step.checks.push({ line, what, values: (match[2] ?? '').split(',').map((value) => value.trim()).filter((value) => value !== '') });
}

function stepOf(who: Step['who'], rest: string, file: string, line: number): Step {
  const base = { line, checks: [] };
  switch (who) {
    case 'company': {
      const press = /^\[(.+)\]$/.exec(rest)?.[1];
      return press === undefined ? { ...base, who, text: rest } : { ...base, who, press };
    }
    case 'assistant': {
      const phrase = /^\((.+)\)$/.exec(rest)?.[1];
      return phrase === undefined ? { ...base, who, says: rest } : { ...base, who, phrase };
    }
    case 'contact': {
      const [name = '', ...ways] = rest.split(',').map((part) => part.trim());
      const email = ways.find((way) => way.includes('@'));
      const phone = ways.find((way) => /\d/.test(way) && !way.includes('@'));
      if (name === '' || (email === undefined && phone === undefined)) throw new GoldenFault(file, line, 'kontakten behöver ett namn och en e-postadress eller ett telefonnummer: «Kontakt: Anna Ek, anna@exempel.se»');
      return { ...base, who, name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
    }
    case 'handover':
      return { ...base, who, to: rest };
    case 'promoter':
      return promoterStep(base, rest, file, line);
  }
}

function promoterStep(base: { line: number; checks: Check[] }, rest: string, file: string, line: number): Step {
  const who = 'promoter' as const;
  if (/^(tar emot|tar ärendet|accepts)$/.test(rest)) return { ...base, who, does: 'accept' };
  if (/^(svarar inte|does not answer)$/.test(rest)) return { ...base, who, does: 'silence' };
  const refer = /^(?:skickar vidare till|refers to)\s+([^:]+?)\s*(?::\s*(.*))?$/.exec(rest);
  if (refer) return { ...base, who, does: 'refer', to: refer[1] ?? '', reason: refer[2] ?? '' };
  const decline = /^(?:inte vi|declines)\s*(?::\s*(.*))?$/.exec(rest);
  if (decline) return { ...base, who, does: 'decline', reason: decline[1] ?? '' };
  throw new GoldenFault(file, line, `främjaren kan «tar emot», «skickar vidare till X: varför», «inte vi: varför» eller «svarar inte», inte «${rest}»`);
}
