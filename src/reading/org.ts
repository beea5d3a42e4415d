import type { Mention } from '../events.ts';
import { after, before, findAll, flatten, quote, sentence } from './flat.ts';
import type { Flat } from './flat.ts';
import { zoneOf } from './foreign.ts';
import { comparing, notOurs, orgCues, planned } from './org-words.ts';

const companyForms = new Set(['enskild', 'ab']);
const foreignCompany = / (?:foretag|bolag|company|firm|business|group|koncern|manufacturer|tillverkare|startup|start up|[a-z]+foretag|[a-z]+bolag|brand|chain|investor|investors|agency|studio)(?= )/g;

const comingHere = / (?:etablera[a-z]*|etablering|ort|region|mark|site|filial|branch|anlaggning|location|expansion|expandera|komma igang i sverige|till sverige|in sweden|to sweden|i sverige|second phase|seeks region|investera|investors|invest|oppna del|dotterbolag|subsidiary) /;
/** Where the writer says to sit; the first group is the country or town. */
const based: readonly RegExp[] = [
  / (?:based|headquartered) (?:in|out of) ([a-z]+)(?= )/,
  / (?:vi|bolaget|foretaget) (?:sitter|ar baserade|ar baserat|har sate) i ([a-z]+)(?= )/,
  / (?:owners are|agarna ar|agare ar) ([a-z]+)(?= )/,
  / ([a-z]+) (?:based|agda|agt|agd|owned)(?= )/,
  / (?:bolaget|foretaget|the company) (?:ar|kommer|is|comes) (?:fran|from) ([a-z]+)(?= )/,
];

/** What kind of organisation or person writes. A form that is only asked about, or weighed against another, is nobody's yet. */
export function orgOf(text: string): Mention | undefined {
  const flat = flatten(text);
  const heard = [foreign(flat), ...orgCues.map((cue) => first(flat, cue.pattern, cue.value, cue.sure)), limited(flat)];
  return heard.reduce<Mention | undefined>((best, one) => (one && one.sure > (best?.sure ?? 0) ? one : best), undefined);
}

function first(flat: Flat, pattern: RegExp, value: string, sure: number): Mention | undefined {
  for (const { at, match, quote: words } of findAll(flat, pattern)) {
    const context = before(flat, at, 5);
    if (value !== 'kooperativ' && notOurs.test(context) && flat.tokens.length > 3) continue;
    if (companyForms.has(value)) {
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
    if (one.folded !== 'ab' && one.folded !== 'ab:t' && one.folded !== 'abt') continue;
    const context = before(flat, one.at - 1, 4);
    const capitals = flat.text.slice(one.start, one.end) === 'AB';
    if (comparing.test(sentence(flat, one.at)) || planned.test(context) || / (?:kund|kunden|leverantor|inte|inget|utan|regionen|not|no) (?:[a-z]+ )?$/.test(context)) continue;
    const said = / (?:ett|mitt|vart|har|driver|som|vi ar|an|our|my) (?:[a-z]+ )?$/.test(context);
    const rest = after(flat, one.at + 2, 1);
    if (!capitals && !said && !/ (?:sen|sedan|since) /.test(rest)) continue;
    const name = flat.tokens[place - 1]?.upper === true && capitals;
    return { slot: 'org', value: 'ab', quote: quote(flat, one.at, one.at + 2), sure: said || / (?:sen|sedan|since|[.,]) /.test(rest) ? 0.88 : name ? 0.75 : 0.7 };
  }
  const company = / (?:vart bolag|mitt bolag|our limited|vi ar ett [a-z]*bolag)(?= )/.exec(flat.line);
  return company ? { slot: 'org', value: 'ab', quote: quote(flat, company.index, company.index + company[0].length), sure: 0.5 } : undefined;
}

/** "We are a company in Dublin", "ett danskt möbelföretag": a company of the writer's with a country outside Sweden beside it, or one that looks for a place here. */
function foreign(flat: Flat): Mention | undefined {
  for (const { at, match } of findAll(flat, foreignCompany)) {
    const lead = before(flat, at, 4);
    const next = after(flat, at + match[0].length, 3);
    if (/ (?:dotterbolag|dotterbolaget|systerbolag)$/.test(match[0]) || / pa [a-z]+(?: [a-z]+)? $/.test(lead)) continue;
    const ours = / (?:we are|we're|vi ar|vi e|our|my|vart|mitt) (?:[a-z]+ ){0,3}$/.test(lead);
    if (!ours && !comingHere.test(sentence(flat, at))) continue;
    if (/ (?:kund|customer|client|konkurrent|partner)[a-z]* /.test(lead) || / (?:vill bli|wants to be|har registrerat|has registered|says|sager) /.test(next)) continue;
    const adjective = lead.trim().split(' ').slice(-2).some((word) => isAbroad(word) && !/^(?:nordic|nordisk|european|europeisk)/.test(word) && /(?:skt?|ska|ish|ian|ean|ese|an|ch|ss)$/.test(word));
    const there = / (?:i|in|from|fran|based) /.test(next) && next.trim().split(' ').some(isAbroad);
    if (adjective || there) return { slot: 'org', value: 'utlandskt', quote: quote(flat, adjective ? at - 1 - (lead.trim().split(' ').at(-1)?.length ?? 0) : at, there ? at + match[0].length + next.trimEnd().length : at + match[0].length), sure: ours ? 0.88 : 0.8 };
  }
  return based.reduce<Mention | undefined>((found, pattern) => {
    const match = pattern.exec(flat.line);
    return found ?? (match && isAbroad(match[1] ?? '') ? { slot: 'org', value: 'utlandskt', quote: quote(flat, match.index, match.index + match[0].length), sure: 0.78 } : undefined);
  }, undefined);
}

function isAbroad(word: string): boolean {
  return zoneOf(word) !== undefined;
}
