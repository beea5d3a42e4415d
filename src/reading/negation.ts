import { cues, money, moneyNeeds, spared } from './denial-words.ts';
import { findAll, flatten, has } from './flat.ts';
import type { Flat } from './flat.ts';

const no = '(?:inte|int|ej|inga|inget|ingen|aldrig|varken|not|no|never|any|heller)';
const wish = '(?:vill|behover|soker|onskar|tanker|tankt|ska|skall|letar|fragar|undrar|orkar|vagar|planerar|amnar|want|need|seek|asking|looking|interested|after|wish|seeking|going|planning|intresserad|intresserade|ute|sugen|sugna|kravs|prefer)';
const we = '(?:vi|jag|ja|man|we|i|oss|mig)';
const filler = '(?: (?!bara |enbart |only |just |missa |forlora |forlorar |aterbetala |betala |tappa |riskera |vanta |miss |lose |repay |risk |pay |utan |but |att ni |gar |haft |fatt |tagit |gjort |sokt |had |got |om |how |if |hur )[a-z0-9\']+){0,5}';
const few = '(?: (?:ett|en|a|an|nagot|nagra|nagon|nan|fler|flera|mer|mera|more|any|nya|nytt|ny|new|new|stora|fragan om|om|about|to|att|ta|ha|fa|for|till|the|take|get|en till|heller|some|further|vanliga|just|langre)){0,4}';

/** One cue with every way of saying that it is not wanted. */
function denials(need: string, cue: string): RegExp[] {
  const patterns = [
    ` (?:${we}|som|och|men|and|but|who) ${wish}(?: [a-z]+){0,1} ${no}${filler} ${cue}(?= )`,
    ` ${wish} ${we}(?: [a-z]+){0,2} ${no}${filler} ${cue}(?= )`,
    `(?:^| [.,?]| and| but) not (?:asking|looking|interested|after|seeking|here)${filler} ${cue}(?= )`,
    `(?:^| [.,?]) ${wish} ${no}${filler} ${cue}(?= )`,
    ` (?:vi|jag|ja|we|i|som|who) (?:am |are |do |ar |e )?(?:[a-z]+ )?${no} (?:really |riktigt |direkt |actually )?${wish}${filler} ${cue}(?= )`,
    ` (?:i'm|we're|i am|we are) not (?:really |actually )?(?:asking|looking|interested|after|seeking|here|talking|planning)${filler} ${cue}(?= )`,
    ` (?:don't|dont|do not|does not|doesn't|didn't|won't|wouldn't) (?:really |actually )?(?:want|need|like|wish|intend|plan|ask|mean)${filler} ${cue}(?= )`,
    ` (?:det|this|it|det har|that) (?:ar|handlar|galler|is|ror|rors?|var)(?: [a-z]+){0,1} (?:inte|int|ej|not|inget|inga|ingen)${few} ${cue}(?= )`,
    ` (?:it's|isn't|this isn't|it isn't|that's) (?:not )?(?:about )${few}${cue}(?= )`,
    `(?:^| [.,?]| och| men| and| but) (?:inte|ej|not|varken|helst inte|absolut inte|definitely not${need === 'money' ? '' : '|inga|inget|ingen|no'})${few} ${cue}(?= )`,
    ` ${cue} (?:vill|behover|tanker|soker|orkar|ska) (?:vi|jag|ja|man) (?:inte|int|ej|aldrig|absolut inte|helst inte|slippa)(?= )`,
    ` ${cue} (?:ar|is|are|ar det) (?:inte|int|inget|not|ej|no|inga)(?: [a-z]+)? (?:aktuellt|aktuella|intressant|intressanta|alternativ|for oss|for mig|nodvandigt|vad (?:vi|jag)|relevant|interesting|an option|for us|for me|needed|necessary|what (?:we|i))`,
    ` (?:slippa|slipper|undvika|undviker|avoid|avoiding)(?: (?:ta|ha|att|fler|nya|nagra|taking|any|a|mer)){0,3} ${cue}(?= )`,
    ` (?:hellre|snarare|rather|prefer)(?: [a-z0-9]+){0,8} (?:an|than)${few} ${cue}(?= )`,
  ];
  if (spared.has(need)) patterns.push(` (?:i stallet for|istallet for|instead of|snarare an|rather than)${few} ${cue}(?= )`);
  if (spared.has(need) && need !== 'money') patterns.push(` (?:utan|without)(?: (?:att|ta|taking|any|a|nya|fler|nagra|nagot|ett|en|behova|having|to)){0,4} ${cue}(?= )`);
  return patterns.map((source) => new RegExp(source, 'g'));
}

const table = [...cues, ['money', money] as const].map(([need, cue]) => ({ need, mention: new RegExp(` ${cue}(?= )`, 'g'), patterns: denials(need, cue) }));
const others = / (?:banken|bank|almi|kunden|kunderna|de|dom|they|he|she|han|hon|ingen|nobody|regionen|kommunen|the bank|varfor|why|kan|kunde|finns|far|fick|fatt|can|could|is|are|there|the region) $/;
const notWithout = / (?:gar det|gar|klarar|overlever|kan (?:vi|jag)|blir det|far vi|inte|not) /;

/** Without one of these words nothing is denied. */
const denying = / (?:inte|int|ej|inga|inget|ingen|aldrig|varken|not|no|never|any|heller|helst|slippa|slipper|undvika|undviker|avoid|avoiding|hellre|snarare|rather|prefer|stallet|istallet|instead|utan|without|don't|dont|doesn't|didn't|won't|wouldn't|isn't|it's|that's|absolut|definitely) /;

/** The needs that a text says it is not about: "inte lån utan ägarkapital" is not about a loan. What a bank refuses is not denied by the writer. */
export function needsDenied(text: string): string[] {
  const flat = flatten(text);
  if (!has(flat, denying)) return [];
  const denied = table.filter(({ mention, patterns }) => findAll(flat, mention).some(({ at }) => isMeant(flat, at)) && patterns.some((pattern) => isDenied(flat, pattern)));
  return [...new Set(denied.flatMap(({ need }) => (need === 'money' ? [...moneyNeeds] : [need])))];
}

function isDenied(flat: Flat, pattern: RegExp): boolean {
  return findAll(flat, pattern).some(({ at, match }) => {
    const words = match[0].slice(0, -1);
    if (/ [.,?] /.test(words.slice(3))) return false;
    const last = flat.line.slice(0, at + 1);
    if (others.test(last) && !/^ (?:inte|inga|not|no|det|this|it) /.test(match[0])) return false;
    if (/^ (?:utan|without) /.test(match[0])) return !notWithout.test(flat.line.slice(at + words.length, at + words.length + 25)) && !/ (?:inte|int|ej|not|inga|inget)(?: (?:[a-z]+|,)){1,6} $/.test(last);
    return isMeant(flat, at + match[0].lastIndexOf(' ', match[0].length));
  });
}

/** "Län" is no "lån", and "råd" that one cannot afford no advice. */
function isMeant({ exact, line }: Flat, at: number): boolean {
  const end = line.indexOf(' ', at + 1);
  return !/län/.test(exact.slice(at, end < 0 ? undefined : end));
}
