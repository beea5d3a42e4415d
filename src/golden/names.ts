import type { Language } from '../events.ts';

/** A closed list of words that may be written, in each language, and what each of them means. */
export type Words<T> = Readonly<Record<Language, Readonly<Record<string, T>>>>;

export type Speaker = 'company' | 'assistant' | 'contact' | 'promoter' | 'handover';
export type Heading = 'door' | 'language' | 'failure';
export type CheckName = 'knows' | 'understands' | 'doors' | 'first' | 'not' | 'because' | 'consent';

/** Who can say or do something. */
export const speakers: Words<Speaker> = {
  sv: { Företaget: 'company', Assistenten: 'assistant', Kontakt: 'contact', Främjaren: 'promoter', Överlämning: 'handover' },
  en: { Company: 'company', Assistant: 'assistant', Contact: 'contact', Promoter: 'promoter', Handover: 'handover' },
};

/** What can stand at the top. */
export const headings: Words<Heading> = {
  sv: { Dörr: 'door', Språk: 'language', 'Känt fel': 'failure' },
  en: { Door: 'door', Language: 'language', 'Known failure': 'failure' },
};

/** What can be checked. */
export const checks: Words<CheckName> = {
  sv: { vet: 'knows', förstår: 'understands', dörrar: 'doors', först: 'first', inte: 'not', 'för att': 'because', samtycke: 'consent' },
  en: { knows: 'knows', understands: 'understands', doors: 'doors', first: 'first', not: 'not', because: 'because', consent: 'consent' },
};

/** The languages of a conversation. */
export const languages: Words<Language> = { sv: { svenska: 'sv', engelska: 'en' }, en: { swedish: 'sv', english: 'en' } };

/** What can be known of a company, as it is written after `vet`. */
export const fields: Words<string> = {
  sv: { plats: 'municipality', kommun: 'municipality', behov: 'need', skede: 'stage', storlek: 'employees', bransch: 'sector', marknad: 'market', form: 'org', beställt: 'ordered' },
  en: { place: 'municipality', municipality: 'municipality', need: 'need', stage: 'stage', size: 'employees', sector: 'sector', market: 'market', form: 'org', ordered: 'ordered' },
};

const asks = { need: ['ask.need', 'ask.need.sure'], more: ['ask.more'], stage: ['ask.stage'], municipality: ['ask.municipality'], employees: ['ask.employees'], sector: ['ask.sector'], market: ['ask.market'], org: ['ask.org'], ordered: ['ask.ordered'] } as const;
const any = Object.values(asks).flat();
const recommends = ['recommend', 'recommend.outside', 'recommend.nothing'];
const person = ['human', 'recommend.language', 'unclear.again'];
const sent = ['handover.sent', 'handover.sent.introduce'];
const accepted = ['handover.accepted', 'handover.accepted.unnamed'];
const passedOn = ['handover.referred', 'handover.referred.ask', 'handover.declined', 'handover.declined.ask'];
const silence = ['handover.expired', 'handover.expired.ask', 'handover.overdue', 'handover.overdue.ask'];
const firstAsks = ['handover.referred.ask', 'handover.declined.ask', 'handover.expired.ask', 'handover.overdue.ask'];
const quiet = ['handover.quiet', 'handover.quiet.contacted'];
const withdrawn = ['handover.withdrawn', 'handover.kept'];

/** Kinds of answers, and the phrases that each of them covers. */
export const answers: Words<readonly string[]> = {
  sv: {
    hälsar: ['greeting'], frågar: any, 'fråga behov': asks.need, 'fråga mer': asks.more, 'fråga skede': asks.stage, 'fråga kommun': asks.municipality, 'fråga storlek': asks.employees, 'fråga bransch': asks.sector,
    'fråga marknad': asks.market, 'fråga form': asks.org, 'fråga beställt': asks.ordered, rekommenderar: recommends, 'annan region': ['recommend.outside'], människa: person, utanför: ['offtopic', 'offtopic.unsure'], småprat: ['smalltalk'],
    förtvivlan: ['despair'], skickad: sent, mottagen: accepted, 'skickad vidare': passedOn, 'ingen svarade': silence, 'ingen kvar': ['handover.nomore'], 'frågar om namnet': firstAsks, 'ligger kvar': quiet, tillbakatagen: withdrawn,
  },
  en: {
    greets: ['greeting'], asks: any, 'asks need': asks.need, 'asks more': asks.more, 'asks stage': asks.stage, 'asks place': asks.municipality, 'asks size': asks.employees, 'asks sector': asks.sector,
    'asks market': asks.market, 'asks form': asks.org, 'asks ordered': asks.ordered, recommends, 'another region': ['recommend.outside'], human: person, 'off topic': ['offtopic', 'offtopic.unsure'], 'small talk': ['smalltalk'],
    despair: ['despair'], sent, accepted, 'passed on': passedOn, 'nobody answered': silence, 'nobody left': ['handover.nomore'], 'asks about the name': firstAsks, 'still there': quiet, withdrawn,
  },
};

/** What a word means, in whichever language it is written. */
export function meaningOf<T>(words: Words<T>, word: string): T | undefined {
  for (const list of [words.sv, words.en]) if (Object.hasOwn(list, word)) return list[word];
  return undefined;
}

/** The words that may be written, for whoever writes in `language`. */
export function listOf(words: Words<unknown>, language: Language): string {
  return Object.keys(words[language]).join(', ');
}

/** The phrases that an answer's name covers: an admin's word for it, or the phrase's own name. */
export function phrasesOf(name: string): readonly string[] | undefined {
  const known = meaningOf(answers, name.toLowerCase());
  if (known) return known;
  const isPhrase = /^[a-z]+(\.[a-z]+)+$/.test(name) || Object.values(answers.sv).some((phrases) => phrases.includes(name));
  return isPhrase ? [name] : undefined;
}
