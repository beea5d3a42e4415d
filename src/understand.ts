import type { Language, Mention, Named, Reading, Told } from './events.ts';
import { classify } from './intents/classify.ts';
import type { Classified } from './intents/classify.ts';
import type { Model } from './intents/model.ts';
import type { Search } from './knowledge/search.ts';

/** What plain rules read out of a text. */
export type Facts = {
  language: 'sv' | 'en' | 'other';
  mentions: Mention[];
  named: Named[];
  told: Told[];
  notNeeds: string[];
  /** Needs that it asks for in so many words. */
  asked: string[];
  /** The parts of the text that ask for separate things, where it asks for two. */
  beside: string[];
  plural: boolean;
  wantsPerson: boolean;
  despair: boolean;
  /** It gives orders to the guide, or asks for money for oneself. */
  outside: boolean;
  /** It asks who we are, and nothing else. */
  aboutUs: boolean;
};
/** `asked` is the slot that was asked about last: a bare number is the number of employees only when that was the question. */
export type ReadFacts = (text: string, context: { fallback: Language; year: number; asked?: string }) => Facts;
export type Understand = (text: string, context: { fallback: Language; at: string; asked?: string }) => Reading;

const needsKept = 10;
const searchKept = 24;
/** Each part of a text that asks for two things must be this plain; then the two share this much of the text. */
const plainPart = 0.5;
const sharedByBoth = 0.9;
/** With so many words the search is believed by half. */
const fewWords = 6;
/** A short answer is given only where the text may ask a question of fact, shares enough of its words with the ways people have asked it, and no other question is nearly as like. */
const answered = { general: 0.08, covers: 0.3, next: 0.75 };

/** Puts the classifier, the search and the rules together: a safe text → a reading. Pure. */
export function understanding({ model, search, answers, readFacts }: { model: Model; search: Search; answers: Search; readFacts: ReadFacts }): Understand {
  return (text, { fallback, at, asked }) => {
    const facts = readFacts(text, { fallback, year: Number(at.slice(0, 4)), ...(asked === undefined ? {} : { asked }) });
    const language = facts.language === 'other' ? fallback : facts.language;
    const found = classify(model, withoutFacts(text, facts.mentions), language);
    const both = asksForTwo(facts.beside.map((part) => classify(model, part, language)));
    const speaks = hasWords(text);
    const answer = speaks && found.general > answered.general ? answerTo(answers, text, language) : undefined;
    return {
      model: model.version,
      language: facts.language,
      kind: speaks || facts.language === 'other' ? kindOf(found, facts, text) : 'unclear',
      needs: speaks ? sharedWith(both, weighed(found.needs, facts)).slice(0, needsKept).filter(({ p }) => p >= 0.005) : [],
      ...(both.length > 0 ? { both } : {}),
      ...(facts.asked.length > 0 ? { asked: facts.asked } : {}),
      notNeeds: facts.notNeeds,
      general: found.general,
      offtopic: found.offtopic,
      mentions: facts.mentions,
      named: facts.named,
      ...(facts.told.length > 0 ? { told: facts.told } : {}),
      found: speaks ? search.find(text, language, searchKept).map(({ id, score }) => ({ service: id, score: score * trustIn(text) })) : [],
      ...(answer === undefined ? {} : { answer }),
      plural: facts.plural,
      because: found.because,
    };
  };
}
/** How much more a need weighs that is asked for in so many words, and what is left of one that the text says it is not about. */
const plainly = { asked: 3, denied: 0.03 };

/** The needs with what the text says outright of some of them. */
function weighed(needs: Classified['needs'], { asked, notNeeds }: Facts): Classified['needs'] {
  const told = needs.map(({ need, p }) => ({ need, p: notNeeds.includes(need) ? p * plainly.denied : asked.includes(need) ? p * plainly.asked : p }));
  const sum = told.reduce((total, { p }) => total + p, 0);
  return told.map(({ need, p }) => ({ need, p: p / sum })).sort((a, b) => b.p - a.p);
}

function answerTo(answers: Search, text: string, language: Language): string | undefined {
  const [best, next] = answers.find(text, language, 2);
  return best && best.covers >= answered.covers && (next?.score ?? 0) <= answered.next ? best.id : undefined;
}

/** The needs of the parts, where each part is plainly about one and no two about the same. */
function asksForTwo(parts: readonly Classified[]): string[] {
  const plain = parts.flatMap(({ needs: [first] }) => (first && first.p >= plainPart ? [first.need] : []));
  return plain.length >= 2 && new Set(plain).size === plain.length ? plain : [];
}

/** Two needs that are asked for side by side share what most of the text's needs have; the rest keep what is left. */
function sharedWith(both: readonly string[], needs: Classified['needs']): Classified['needs'] {
  if (both.length === 0) return needs;
  return needs.map(({ need, p }) => ({ need, p: p * (1 - sharedByBoth) + (both.includes(need) ? sharedByBoth / both.length : 0) })).sort((a, b) => b.p - a.p);
}

/** How far the search can be believed (0–1): of a few words it finds what happens to share one of them. */
function trustIn(text: string): number {
  const words = text.split(/\s+/).length;
  return words / (words + fewWords);
}

/** A number or a sign alone speaks of nothing. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

/** The text without the words that only say how many they are and where: they speak of no need, and drown the ones that do. */
function withoutFacts(text: string, mentions: readonly Mention[]): string {
  const bare = mentions.filter(({ slot, sure }) => slot === 'employees' && sure >= 0.6).reduce((rest, { quote }) => (quote.length > 2 ? rest.replace(quote, ' ') : rest), text);
  return bare.trim().split(/\s+/).length >= 3 ? bare : text;
}

/** From here on a message is taken to be none of our business: it takes more where it is a few words, which may mean many things, more still where one need is likely or it speaks of a trade, staff or a company, and most where it also is plainly about a need. */
const off = { probably: 0.38, brief: 0.6, surely: 0.8, fewWords: 6, plainNeed: 0.45, likelyNeed: 0.7, beyondDoubt: 0.97 };
/** Below this decision value a text is not about any need that we know. */
const farFromAll = -0.7;

/** A nationality alone is no company. */
function saysBusiness({ mentions }: Facts): boolean {
  return mentions.some(({ slot, value }) => slot === 'sector' || slot === 'employees' || slot === 'market' || (slot === 'org' && value !== 'utlandskt'));
}

function enoughToBeOff({ general, needs }: Classified, facts: Facts, text: string): number {
  if (saysBusiness(facts)) return (needs[0]?.p ?? 0) >= off.plainNeed ? off.beyondDoubt : off.surely;
  if (general > 0.4 || (needs[0]?.p ?? 0) >= off.likelyNeed) return off.surely;
  return text.split(/\s+/).length <= off.fewWords ? off.brief : off.probably;
}

/** What kind of message it is. The order matters: danger first, then a wish for a human, then what is none of our business. */
function kindOf(found: Classified, facts: Facts, text: string): Reading['kind'] {
  if (facts.despair || (found.despair > 0.5 && found.despair > found.best)) return 'despair';
  if (facts.outside) return 'offtopic';
  if (facts.aboutUs) return 'smalltalk';
  if (facts.wantsPerson || (soundsLikeHuman(found) && !saysWhatFor(found, text))) return 'human';
  if (soundsLikeSmalltalk(found)) return 'smalltalk';
  if (found.offtopic > enoughToBeOff(found, facts, text)) return 'offtopic';
  return found.best < farFromAll || (found.needs[0]?.p ?? 0) < 0.22 ? 'unclear' : 'need';
}

/** Whether who wants to be called also says plainly what about: then the need leads, and a person is at the end of it anyway. */
function saysWhatFor({ needs }: Classified, text: string): boolean {
  return (needs[0]?.p ?? 0) >= alsoNeed.sure && text.split(/\s+/).length >= alsoNeed.words;
}
const alsoNeed = { sure: 0.9, words: 8 };

/** Above all needs and plainly so, or far above them where nothing is plain. */
function soundsLikeHuman({ human, best, smalltalk }: Classified): boolean {
  return human > best && human > smalltalk && (human > 0.2 || (human > -0.2 && human - best > 0.6));
}

function soundsLikeSmalltalk({ smalltalk, best }: Classified): boolean {
  return smalltalk > Math.max(best, 0);
}
