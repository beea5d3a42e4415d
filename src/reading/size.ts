import type { Mention } from '../events.ts';
import { after, before, findAll, flatten, quote } from './flat.ts';
import type { Flat } from './flat.ts';

const band = (employees: number) => (employees === 0 ? '0' : employees < 10 ? '1-9' : employees < 50 ? '10-49' : employees < 250 ? '50-249' : '250+');

const staff = '(?:[a-z]+)?(?:anst[ae]?l+d?d[a-z]*|anst|medarbetare|arskaft|arsarbetare|arsanstallda|heltidare|heltider|heltidstjanster|tjanster pa heltid|co-?workers|coworkers|employees?|staff|staffers)';
const people = '(?:personer|person|pers|man|st|stycken|gubbar|anstallda|people|persons|folk)';
const count = '(\\d+)(?: (?:-|till|to|eller|or) (\\d+))?';

/** Numbers of staff, each said in a way that can be nothing else. The first group is the number, the second the upper end of a range. */
const plain: readonly RegExp[] = [
  new RegExp(` ${count} (?:st )?(?:[a-z]+ )?${staff}(?= )`, 'g'),
  new RegExp(` (?:antal anstallda|anstallda|employees|number of employees)(?: ar| is)? [,-]? ?${count}(?= )`, 'g'),
  new RegExp(` (?:sysselsatter|syselsatter|personalstyrka pa|personal pa|team pa|styrka pa|gang pa|arbetslag pa|team of|staff of|crew of|workforce of|employ|employs|employing) (?:cirka |ca |runt |omkring |about |around |some |over )?${count}(?= )`, 'g'),
  new RegExp(` ${count} (?:${people} )?(?:pa lonelistan|pa lonlistan|i personalen|pa golvet|on the payroll|on payroll|on staff|in the team|in our team|on the team|in the company)(?= )`, 'g'),
  new RegExp(` ${count} (?:person|man|people) (?:company|firm|team|business|foretag|firma)(?= )`, 'g'),
  new RegExp(` (?:are|only|just|about) ${count} of us(?= )`, 'g'),
  new RegExp(` ${count} (?:personer|pers|man|people) (?:som )?(?:jobbar|arbetar|work|works|working)(?= )`, 'g'),
];

/** "Vi är sju man": a number of those who speak. */
const ourselves: readonly RegExp[] = [
  new RegExp(` (?:vi|we)(?:'re| [aäe]r| a| e| are| blir| har blivit| ar idag| ar nu| ar totalt| ar ungefar| ar ca| ar cirka| ar bara| ar nog| are about| are only| are just|re) (?:idag |nu |totalt |ungefar |ca |cirka |bara |runt |about |around |only |just |now |currently )?${count}(?= )`, 'g'),
  new RegExp(` (?:ar|e|jobbar|arbetar) (?:vi |man )?(?:idag |nu |totalt |bara |runt |ca |cirka )?${count}(?= ${people} )`, 'g'),
  new RegExp(` (?:bolag|bolaget|foretag|foretaget|firma|firman|verkstad|verkstaden|byra|studio|company|firm|business|studio|it|team|gjuteri|[a-z]+bolag|[a-z]+firma|[a-z]+foretag)(?: ,)? (?:med|pa|with|of) ${count} ${people}(?= )`, 'g'),
];
const ourselvesNext = /^ (?:$|(?:[.,?]|som|i|in|pa|at|har|here|nu|idag|now|today|totalt|total|st|stycken|pers|personer|person|man|gubbar|people|persons|guys|kvinnor|tjejer|killar|kompisar|vanner|kollegor|kollegier|syskon|broder|systrar|bror|kusiner|delagare|agare|grundare|founders|owners|partners|friends|brothers|sisters|siblings|anst[a-z]*|med|inklusive|inkl|och|hos|till|just|with|including|who|that|working|totally|hantverkare|konsulter|[a-z]{3,}(?:are|ker|orer|ister|nomer|loger|jorer|skoterskor|utvecklare|ingenjorer|developers|engineers|consultants|nurses|kockar|bagare|guider)) )/;
const notStaff = /^ (?:[a-z]*(?:medlemmar|hushall|familjer|members|households|families|studenter|students|elever|byar|gardar|foreningar|kommuner|foretag|bolag|firmor|companies|farms|villages)|ar|years?|manader|months|mil|km|kvm|hektar|procent|%|kr|kronor|mkr|miljoner|timmar|dagar|veckor|(?:och|and) \d+) /;
const planned = / (?:vara|mal|ska|skall|skulle|vill|behov[a-z]*|soker|sokte|tanker|planerar|vaxa|oka|utoka|bli|rekrytera|anstalla|nyanstalla|hitta|fa|saknar|need|needs|want|wants|hire|hiring|recruit|looking|find|grow|add|will|would|could|varsl[a-z]*|sagt|saga|sade|avskeda[a-z]*|hade|had|lost|fired|laid|minst|maste|kravs|kraver|upp till|at least|least|must|extra|till) (?:[a-z]+ ){0,3}$/;
const theirs = / (?:for (?:ett )?(?:foretag|bolag|companies|firms|a company|businesses)|kund|kunden|kunder|konkurrent|konkurrenten|koncern|customer|client|kedja|moderbolag|parent|de|dom|they)(?: [a-z]+){0,3} $/;
const fewer = / (?:under|mindre an|farre an|fewer than|less than|knappt|max|hogst|upp till|up to|nastan|almost) $/;

const none: readonly RegExp[] = [
  / (?:inga|ingen|utan|no|zero|noll|not any|0) (?:egna |fast |fasta )?(?:anst[ae]?l+d?d[a-z]*|personal|employees?|staff)(?= )/,
  / (?:ensamforetagare|enmansforetag|enmansforetagare|enmansfirma|enmansbolag|soloforetagare|soloprenor|soloforetag|egenanstalld|solopreneur|solo founder|one man (?:company|business|firm|band)|one person (?:company|business|firm)|enpersonsforetag)(?= )/,
  / (?:sjalv|ensam|alone) (?:i|om|in) (?:mitt |min |hela |my |the )?(?:firman|firma|foretag|foretaget|bolaget|bolag|verksamheten|ab|company|business)(?= )/,
  / (?:bara|endast|only|just|enbart) (?:jag|ja|mig|mej|me|myself)(?= (?:i (?:firman|foretaget|bolaget|verksamheten)|in the (?:company|firm|business)|som (?:jobbar|arbetar|driver)|an sa lange|so far) )/,
  / (?:vi|det|de|it|it's|there|company|firman|foretaget|bolaget) (?:ar |a |e |is |finns )?(?:bara|endast|only|just|enbart) (?:jag|ja|mig|mej|me|myself)(?= [.,])/,
  / (?:jag|ja) (?:ar|e|a|kor|jobbar|driver|arbetar) (?:helt |allt |det |den |firman )?(?:sjalv|ensam)(?= (?:[.,]|i|pa|och|men|an|hela|idag|just|nu) )/,
  / (?:i|and) (?:work|run|do|manage)(?: [a-z]+){0,5} (?:alone|on my own|by myself)(?= )/,
];
const few: readonly RegExp[] = [
  / (?:jag|ja|me|i) (?:och|o|a|and|plus) (?:en|ett|min|mina|tva|a|one|my|2|3|4) (?:[a-z]+ )?(?:anst[a-z]*|medarbetare|employee|medhjalpare|larling|deltidare|helper)(?= )/,
  / (?:har|med|en|have|with|got) (?:en|ett|1|one|a|an|bara en|min enda) (?:fast |enda |heltids |part time |full time )?(?:anst[ae]?l+d[a-z]*|medarbetare|employees?)(?= )/,
  / (?:nagra|nagra fa|ett par|a few|a couple of|en handfull|a handful of|few) (?:fast |fasta )?(?:anst[ae]?l+d[a-z]*|medarbetare|employees)(?= )/,
  / (?:tva|tre|fyra|fem|sex|sju|atta|nio|fa)mans?(?:na)?(?:foretag|firma|bolag|foretaget|firman|bolaget)(?= )/,
];
const partners = / (?:jag och (?:min|mitt) (?:fru|man|sambo|bror|syster|far|pappa|mamma|son|dotter|kompis|kollega|kompanjon|van)|(?:min|mitt) (?:fru|man|sambo|bror|syster|pappa|son|dotter|kompanjon) och jag|my (?:wife|husband|brother|sister|partner|son|daughter|father) and (?:i|me)|me and my (?:wife|husband|brother|sister|partner|son|daughter|father)) (?:driver|har|kor|ager|run|runs|own|have)(?= )/;
const alone = / (?:jag|ja|i) (?:driver|kor|skoter|jobbar|gor|run) (?:allt |firman |foretaget |det )?(?:ensam|sjalv|alone)(?= )/;
const group = / (?:ett )?(\d+)?(dussin|tiotal|femtontal|tjugotal|trettiotal|fyrtiotal|femtiotal|hundratal|hundratals)?(?: -)?(tal)? ?(?:anst[ae]?l+d[a-z]*|medarbetare)(?= )/;
const groups: Readonly<Record<string, number>> = { dussin: 12, tiotal: 11, femtontal: 15, tjugotal: 20, trettiotal: 30, fyrtiotal: 40, femtiotal: 55, hundratal: 100, hundratals: 300 };

/** How many work in the company, as one of the five sizes. Turnover, years, animals and people it is going to employ are not the size. */
export function sizeOf(text: string): Mention | undefined {
  const flat = flatten(text);
  return fromStaff(flat) ?? first(flat, none, '0', 0.85) ?? first(flat, few, '1-9', 0.9) ?? fromGroup(flat) ?? fromOurselves(flat) ?? first(flat, [partners], '1-9', 0.6) ?? first(flat, [alone], '0', 0.6) ?? soleNumber(flat);
}

function mention(value: string, words: string, sure: number): Mention {
  return { slot: 'employees', value, quote: words, sure };
}

function numberIn(flat: Flat, match: RegExpExecArray): number {
  const low = Number(match[1]);
  const grown = / (?:gatt|vuxit|gick|gone|grown|grew|went)(?: [a-z]+)? (?:fran|from) $/.test(before(flat, match.index, 3));
  if (match[2] !== undefined && grown) return Number(match[2]);
  const middle = match[2] === undefined || / (?:fran|from) $/.test(before(flat, match.index, 1)) ? low : Math.floor((low + Number(match[2])) / 2);
  return fewer.test(before(flat, match.index, 3)) ? Math.max(0, middle - 1) : middle;
}

function fromStaff(flat: Flat): Mention | undefined {
  for (const pattern of plain) {
    for (const { match, at, quote: words } of findAll(flat, pattern)) {
      const context = before(flat, at, 5);
      if (planned.test(context) || theirs.test(context) || Number(match[1]) > 100_000) continue;
      return mention(band(numberIn(flat, match)), words, 0.95);
    }
  }
  return undefined;
}

function fromOurselves(flat: Flat): Mention | undefined {
  for (const pattern of ourselves) {
    for (const { match, at, quote: words } of findAll(flat, pattern)) {
      const rest = flat.line.slice(at + match[0].length, at + match[0].length + 80);
      if (pattern === ourselves[0] && (!ourselvesNext.test(rest) || notStaff.test(rest))) continue;
      if (planned.test(before(flat, at, 3))) continue;
      const wish = / (?:vill|tanker|funderar|drommer|want|dream|thinking) (?:[a-z]+ )?(?:starta|oppna|start|open|ga)(?= )/.test(after(flat, at, 14));
      return mention(band(Math.max(1, numberIn(flat, match))), words, wish ? 0.45 : /^ (?:$|[.,?]|st|pers|personer|man|people|syskon|broder|systrar)/.test(rest) ? 0.85 : 0.7);
    }
  }
  return undefined;
}

function fromGroup(flat: Flat): Mention | undefined {
  const match = group.exec(flat.line);
  if (!match) return undefined;
  const number = match[2] !== undefined ? groups[match[2]] : match[3] !== undefined ? Number(match[1]) : undefined;
  if (number === undefined || planned.test(before(flat, match.index, 4))) return undefined;
  return mention(band(number), quote(flat, match.index, match.index + match[0].length), 0.8);
}

function first(flat: Flat, patterns: readonly RegExp[], value: string, sure: number): Mention | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(flat.line);
    if (match && !planned.test(before(flat, match.index, 4))) return mention(value, quote(flat, match.index, match.index + match[0].length), sure);
  }
  return undefined;
}

/** A number and nothing else answers the question of how many they are. */
function soleNumber(flat: Flat): Mention | undefined {
  const match = /^ (?:ca |cirka |ungefar |vi ar |typ |runt |about |around |we are )?(\d{1,4})(?: (?:-|till|to|eller) (\d{1,4}))?(?: (?:st|stycken|personer|pers|people|man|anst))?(?: \.)? $/.exec(flat.line);
  return match && Number(match[1]) < 1900 ? mention(band(numberIn(flat, match)), flat.text.trim(), 0.75) : undefined;
}
