import type { Mention } from '../events.ts';
import { after, before, find, findAll, flatten, quote, sentence } from './flat.ts';
import type { Flat } from './flat.ts';
import { zoneOf } from './foreign.ts';
import { comparing, notOurs, orgCues, planned } from './org-words.ts';

/** "Aktiebolaget" and "enskilda firman" are there already, and the writer's: of others' one says whose they are. */
const definiteForm = / (?:aktiebolaget|enskilda firman)$/;
const companyForms = new Set(['enskild', 'ab']);
const foreignCompany = / (?:foretag|bolag|company|firm|business|group|koncern|manufacturer|tillverkare|startup|start up|[a-z]+foretag|[a-z]+bolag|brand|chain|investor|investors|agency|studio)(?= )/g;

const comingHere = / (?:kvm|kvadrat|kvadratmeter|sqm|square met(?:res|ers)|hektar|tomt|terminal|lokaler|premises|etablera[a-z]*|etablering|ort|region|mark|site|filial|branch|anlaggning|location|expansion|expandera|komma igang i sverige|till sverige|in sweden|to sweden|i sverige|second phase|seeks region|investera|investors|invest|oppna del|dotterbolag|subsidiary) /;
/** Where the writer says to sit; the first group is the country or town. */
const based: readonly RegExp[] = [
  / (?:based|headquartered) (?:in|out of) ([a-z]+)(?= )/,
  / (?:vi|bolaget|foretaget) (?:sitter|ar baserade|ar baserat|har sate) i ([a-z]+)(?= )/,
  / (?:hello|hi|hey|hej|hei|greetings|ciao|buongiorno|bonjour|hola|guten tag|halsningar) (?:to you )?(?:all )?(?:from|fran|ifran|fra|aus) ([a-z]+)(?= )/,
  / (?:we|i|my family|our family|my company|our company) (?:are producing|are making|are manufacturing|produce|make|manufacture|own|owns|run|runs)(?: [a-z0-9]+){1,4} (?:in|near|outside|from) ([a-z]+)(?= )/,
  / (?:vi|jag) (?:driver|ager|driv|eier)(?: (?!kund|projekt)[a-z]+){1,3} i ([a-z]+)(?= )/,
  / (?:owners are|agarna ar|agare ar) ([a-z]+)(?= )/,
  / ([a-z]+) (?:based|agda|agt|agd|owned)(?= )/,
  / (?:bolaget|foretaget|the company) (?:ar|kommer|is|comes) (?:fran|from) ([a-z]+)(?= )/,
];

const ownCompany = / (?:vart bolag|mitt bolag|our limited|vi ar ett [a-z]*bolag)(?= )/;

/** What kind of organisation or person writes. A form that is only asked about, or weighed against another, is nobody's yet. */
export function orgOf(text: string): Mention | undefined {
  const flat = flatten(text);
  const heard = [foreign(flat), ...orgCues.map((cue) => first(flat, cue.pattern, cue.value, cue.sure)), limited(flat)];
  return heard.reduce<Mention | undefined>((best, one) => (one && one.sure > (best?.sure ?? 0) ? one : best), undefined);
}

function first(flat: Flat, pattern: RegExp, value: string, sure: number): Mention | undefined {
  for (const { at, match, quote: words } of findAll(flat, pattern)) {
    const context = before(flat, at, 5);
    const definite = definiteForm.test(match[0]);
    if (value !== 'kooperativ' && !definite && notOurs.test(context) && flat.tokens.length > 3) continue;
    if (companyForms.has(value) && !definite) {
      if (comparing.test(sentence(flat, at))) continue;
      if (planned.test(context) && !/ (?:har|driver|fran|from|have|run) (?:en |ett |min |a )?$/.test(context)) continue;
    }
    if (value === 'forening' && / (?:ekonomisk|brf|bostadsratts?) $/.test(before(flat, at + match[0].lastIndexOf(' ') + 1, 1))) continue;
    return { slot: 'org', value, quote: words, sure };
  }
  return undefined;
}

/** "AB" in capitals, or after a word of having one; not the name of an actor or a customer. */
function limited(flat: Flat): Mention | undefined {
  for (const [place, one] of flat.tokens.entries()) {
    if (one.folded !== 'ab' && one.folded !== 'abt') continue;
    if (/^ab:(?:t|et)(?!\p{L})/iu.test(flat.text.slice(one.start, one.start + 6))) return { slot: 'org', value: 'ab', quote: flat.text.slice(one.start, one.start + 5).trim(), sure: 0.82 };
    if (/ (?:ska|skall|blir|det blir|ska det) (?:va|vara|bli)(?: ett)? $/.test(before(flat, one.at - 1, 5)) && /^ [.,] /.test(flat.line.slice(one.at + one.folded.length))) return { slot: 'org', value: 'ab', quote: quote(flat, one.at, one.at + 2), sure: 0.72 };
    const context = before(flat, one.at - 1, 4);
    const capitals = flat.text.slice(one.start, one.end) === 'AB';
    if (comparing.test(sentence(flat, one.at)) || planned.test(context) || / (?:kund|kunden|leverantor|inte|inget|utan|regionen|not|no) (?:[a-z]+ )?$/.test(context)) continue;
    const said = / (?:ett|mitt|vart|har|driver|som|vi ar|an|our|my) (?:[a-z]+ )?$/.test(context);
    const rest = after(flat, one.at + 2, 1);
    if (!capitals && !said && !/ (?:sen|sedan|since) /.test(rest)) continue;
    const name = flat.tokens[place - 1]?.upper === true && capitals;
    return { slot: 'org', value: 'ab', quote: quote(flat, one.at, one.at + 2), sure: said || / (?:sen|sedan|since|[.,]) /.test(rest) ? 0.88 : name ? 0.75 : 0.7 };
  }
  const company = find(flat, ownCompany);
  return company && { slot: 'org', value: 'ab', quote: company.quote, sure: 0.5 };
}

/** "We are a company in Dublin", "ett danskt möbelföretag": a company of the writer's with a country outside Sweden beside it, or one that looks for a place here. */
function foreign(flat: Flat): Mention | undefined {
  for (const { at, match } of findAll(flat, foreignCompany)) {
    const lead = before(flat, at, 4);
    const next = after(flat, at + match[0].length, 3);
    if (/ (?:dotterbolag|dotterbolaget|systerbolag)$/.test(match[0]) || / pa [a-z]+(?: [a-z]+)? $/.test(lead)) continue;
    const ours = / (?:we are|we're|vi ar|vi e|our|my|vart|mitt) (?:[a-z]+ ){0,3}$/.test(lead);
    if (!ours && !comingHere.test(sentence(flat, at)) && !/^ (?:here|speaking|har) /.test(next)) continue;
    if (/ (?:kund|customer|client|konkurrent|partner)[a-z]* /.test(lead) || / (?:vill bli|wants to be|har lamnat|har bjudit|har lagt|erbjuder|vill kopa|wants to buy|has offered|offered|har registrerat|has registered|says|sager) /.test(next)) continue;
    const adjective = lead.trim().split(' ').slice(-2).some((word) => isAbroad(word) && !/^(?:nordic|nordisk|european|europeisk)/.test(word) && /(?:skt?|ska|ish|ian|ean|ese|an|ch|ss)$/.test(word));
    const there = / (?:i|in|from|fran|based) /.test(next) && next.trim().split(' ').some(isAbroad);
    if (adjective || there) return { slot: 'org', value: 'utlandskt', quote: quote(flat, adjective ? at - 1 - (lead.trim().split(' ').at(-1)?.length ?? 0) : at, there ? at + match[0].length + next.trimEnd().length : at + match[0].length), sure: ours ? 0.88 : 0.8 };
  }
  return based.reduce<Mention | undefined>((found, pattern) => {
    const match = find(flat, pattern)?.match;
    return found ?? (match && isAbroad(match[1] ?? '') ? { slot: 'org', value: 'utlandskt', quote: quote(flat, match.index, match.index + match[0].length), sure: 0.78 } : undefined);
  }, undefined);
}

function isAbroad(word: string): boolean {
  return zoneOf(word) !== undefined;
}
