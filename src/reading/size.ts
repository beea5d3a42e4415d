import type { Mention } from '../events.ts';
import { after, before, find, findAll, flatten, quote, sentence } from './flat.ts';
import type { Flat } from './flat.ts';

const band = (employees: number) => (employees === 0 ? '0' : employees < 10 ? '1-9' : employees < 50 ? '10-49' : employees < 250 ? '50-249' : '250+');

const staff = '(?:[a-z]+)?(?:anst[ae]?l+d?d[a-z]*|anst|medarbetare|arskaft|arsarbetare|arsanstallda|heltidare|heltider|heltidstjanster|tjanster pa heltid|co-?workers|coworkers|employees?|staff|staffers)';
const people = '(?:personer|person|pers|man|st|stycken|gubbar|anstallda|people|persons|folk)';
const count = '(\\d+)(?: (?:-|till|to|eller|or) (\\d+))?';

/** Numbers of staff, each said in a way that can be nothing else. The first group is the number, the second the upper end of a range. */
const plain: readonly RegExp[] = [
  new RegExp(` ${count} (?:st )?(?:[a-z]+ )?(?:(?:hel|full|heltid|time) (?:och|o|a|and|eller|or) )?${staff}(?= )`, 'g'),
  new RegExp(` (?:antal anstallda|anstallda|employees|number of employees)(?: ar| is)? [,-]? ?${count}(?= )`, 'g'),
  new RegExp(` (?:sysselsatter|syselsatter|personalstyrka pa|personal pa|team pa|styrka pa|gang pa|arbetslag pa|team of|staff of|crew of|workforce of|employ|employs|employing) (?:cirka |ca |runt |omkring |about |around |some |over )?${count}(?= )`, 'g'),
  new RegExp(` ${count} (?:${people} )?(?:pa lonelistan|pa lonlistan|i personalen|on the payroll|on payroll|on staff|in the team|in our team|on the team|in the company)(?= )`, 'g'),
  new RegExp(` ${count} (?:person|man|people) (?:[a-z]+ ){0,2}(?:company|firm|team|business|startup|studio|agency|foretag|firma|bolag|byra)(?= )`, 'g'),
  new RegExp(` (?:vi|we|firman|foretaget|bolaget|verkstan|verkstaden|fabriken|company|firm|shop|workshop|factory|plant|business|team|studio|farm) (?:har|has|have|bestar av|consists of) (?:idag |nu |cirka |ca |runt |omkring |about |around |now )?${count} ${people}(?= (?:$|(?:[.,?]|och|and|but|men|som|who|i|in|pa|on|idag|nu|now) ))`, 'g'),
  new RegExp(` ${count} (?:${people} )?(?:(?:som )?ska ha|som vill ha|som behover|behover|med|with|on|get|vill ha) (?:lon|loner|lonen|salary|salaries|wages)(?= )`, 'g'),
  new RegExp(` (?:are|only|just|about) ${count} of us(?= )`, 'g'),
  new RegExp(` ${count} (?:personer|pers|man|people) (?:som )?(?:jobbar|arbetar|work|works|working)(?= )`, 'g'),
];

/** "Vi är sju man": a number of those who speak. */
const ourselves: readonly RegExp[] = [
  new RegExp(` (?:vi|we)(?:'re| [aäe]r| a| e| are| blir| har blivit| ar idag| ar nu| ar totalt| ar ungefar| ar ca| ar cirka| ar bara| ar nog| are about| are only| are just|re) (?:idag |nu |totalt |ungefar |ca |cirka |bara |runt |about |around |only |just |now |currently )?${count}(?= )`, 'g'),
  new RegExp(` (?:vi|we) (?:bara|only|just|endast) (?:ar|a|e|are) ${count}(?= (?:$|(?:[.,?]|st|stycken|pers|personer|man|people|of us) ))`, 'g'),
  new RegExp(` (?:ar|e|jobbar|arbetar) (?:vi |man )?(?:idag |nu |totalt |bara |runt |ca |cirka )?${count}(?= ${people} )`, 'g'),
  new RegExp(` (?:bolag|bolaget|foretag|foretaget|firma|firman|verkstad|verkstaden|byra|studio|company|firm|business|studio|it|team|gjuteri|[a-z]+bolag|[a-z]+firma|[a-z]+foretag)(?: ,)? (?:med|pa|with|of) ${count} ${people}(?= )`, 'g'),
];
const ourselvesNext = /^ (?:$|(?:[.,?]|som|i|in|pa|at|har|here|nu|idag|now|today|totalt|total|st|stycken|pers|personer|person|man|gubbar|people|persons|guys|kvinnor|tjejer|killar|kompisar|vanner|kollegor|kollegier|syskon|broder|systrar|bror|kusiner|delagare|agare|grundare|founders|owners|partners|friends|brothers|sisters|siblings|anst[a-z]*|med|inklusive|inkl|och|hos|till|just|with|including|who|that|working|totally|hantverkare|konsulter|[a-z]{3,}(?:are|ker|orer|ister|nomer|loger|jorer|skoterskor|utvecklare|ingenjorer|developers|engineers|consultants|nurses|kockar|bagare|guider)) )/;
/** Heirs and owners are not all who work there, and may not work there at all. */
const kin = /^ (?:syskon|broder|systrar|bror|kusiner|delagare|agare|brothers|sisters|siblings|cousins|owners|som ager|who own) /;
const notStaff = /^ (?:[a-z]*(?:medlemmar|hushall|familjer|members|households|families|studenter|students|elever|byar|gardar|foreningar|kommuner|foretag|bolag|firmor|companies|farms|villages)|ar|years?|manader|months|mil|km|kvm|hektar|procent|%|kr|kronor|mkr|miljoner|timmar|dagar|veckor|(?:och|and) \d+) /;
const planned = / (?:vara|mal|ska|skall|skulle|vill|behov[a-z]*|soker|sokte|tanker|planerar|vaxa|oka|utoka|bli|rekrytera|anstalla|nyanstalla|hitta|fa|saknar|need|needs|want|wants|hire|hiring|recruit|looking|find|grow|add|will|would|could|varsl[a-z]*|sagt|saga|sade|avskeda[a-z]*|hade|had|lost|fired|laid|minst|maste|kravs|kraver|upp till|at least|least|must|extra|till) (?:[a-z]+ ){0,3}$/;
const theirs = / (?:for (?:ett )?(?:foretag|bolag|companies|firms|a company|businesses)|kund|kunden|kunder|konkurrent|konkurrenten|koncern|customer|client|kedja|moderbolag|parent|de|dom|they|(?:nagon|nan|nagra|personer|person|mentor|someone|somebody|anyone|people) (?:som|who))(?: [a-z]+){0,3} $/;
const fewer = / (?:under|mindre an|farre an|fewer than|less than|knappt|max|hogst|upp till|up to|nastan|almost) $/;

const none: readonly RegExp[] = [
  / (?:inga|ingen|utan|no|zero|noll|not any|0) (?:egna |fast |fasta |andra |other )?(?:anst[ae]?l+d?d[a-z]*|personal|employees?|staff)(?= )/,
  / (?:ensamforetagare|enmans[a-z]+|soloforetagare|soloprenor|soloforetag|egenanstalld|solopreneur|solo founder|one man (?:company|business|firm|band)|one person (?:company|business|firm)|enpersonsforetag)(?= )/,
  / (?:sjalv|ensam|alone|solo) (?:i|om|in|pa) (?:mitt |min |hela |my |the )?(?:firman|firma|foretag|foretaget|bolaget|bolag|verksamheten|ab|company|business)(?= )/,
  / (?:bara|endast|only|just|enbart) (?:jag|ja|mig|mej|me|myself)(?= (?:i (?:firman|foretaget|bolaget|verksamheten)|in the (?:company|firm|business)|(?:som|who) (?:jobbar|arbetar|driver|works?|runs?)|an sa lange|so far) )/,
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
/** "Tolv gubbar" in a clause of its own, beside nothing but now and then. */
const byItself = new RegExp(` [.,] (?:just nu |idag |i dag |nu |ca |cirka |runt |about |around )?(\\d+)(?: (?:-|till|to|eller) (\\d+))? (?:personer|pers|man|gubbar|killar|tjejer|kvinnor|grabbar|people|persons|guys)(?: (?:idag|i dag|nu|just nu|totalt|sammanlagt|allt som allt|today|now|in total|in all|inklusive mig|inklusive jag|och [a-z]+(?: [a-z]+){0,3}))?(?= (?:$|[.,] ))`);
/** What a number of people may be sent to, or come to. */
const occasion = / (?:[a-z]*(?:kurs|kursen|kurser|utbildning|utbildningsdag|konsert|konserten|personaldag|konferens|brollop|fest|middag|resa|montage|mote)|course|courses|concert|training|event|wedding|party|trip|dinner|visit|night) /;
const founders = / ([1-9])(?: (?:-|till) ([1-9]))? (?:grundare|delagare|agare|kompanjoner|founders|co-?founders|cofounders|owners)(?= (?:$|(?:[.,?]|fran|from|och|and|i|in|som|who|med|with) ))/;
const justHired = / (?:har|have|'ve|i've|we've) (?:just|nyss|precis|nu|nyligen|recently)(?: [a-z]+)? (?:anstallt|hired|employed|taken on)(?= (?:min|en|ett|forsta|var|my|our|a|an|1|the first) )| (?:anstallde|hired) (?:jag |vi |min |var |my |our )*(?:forsta|first)(?= )/;
const family = '(?:fru|frun|man|mannen|gubben|karringen|sambo|sambon|hustru|hustrun|bror|brorsan|syster|syrran|far|farsan|pappa|mamma|morsan|son|sonen|dotter|dottern|kompis|kompisen|kollega|kompanjon|kompanjonen|van)';
const partners = new RegExp(` (?:jag|ja) (?:och|o|a) (?:(?:min|mitt) )?${family}(?: som)? (?:driver|har|kor|ager|skoter|jobbar)(?= )| (?:vi|vi som driver|firman|foretaget|bolaget|det) (?:ar|a|e) (?:bara )?(?:jag|ja) (?:och|o|a) (?:(?:min|mitt) )?${family}(?= )| (?:min |mitt )?${family} (?:och|o|a) (?:jag|ja) (?:driver|har|kor|ager|skoter|jobbar)(?= )`
  + "| (?:my (?:wife|husband|brother|sister|partner|son|daughter|father|mother) and (?:i|me)|me and my (?:wife|husband|brother|sister|partner|son|daughter|father|mother)|i and my (?:wife|husband|brother|sister|partner)) (?:driver|run|runs|own|have|work|make|operate)(?= )");
const alone = / (?:jag|ja|i) (?:driver|kor|skoter|jobbar|run) (?:allt |firman |foretaget |det )?(?:ensam|sjalv|alone)(?= )/;
const group = / (?:ett )?(\d+)?(dussin|tiotal|femtontal|tjugotal|trettiotal|fyrtiotal|femtiotal|hundratal|hundratals)?(?: -)?(tal)? ?(?:anst[ae]?l+d[a-z]*|medarbetare)(?= )/;
const groups: Readonly<Record<string, number>> = { dussin: 12, tiotal: 11, femtontal: 15, tjugotal: 20, trettiotal: 30, fyrtiotal: 40, femtiotal: 55, hundratal: 100, hundratals: 300 };

/** How many work in the company, as one of the five sizes. Turnover, years, animals and people it is going to employ are not the size. */
export function sizeOf(text: string): Mention | undefined {
  const flat = flatten(text);
  return fromStaff(flat) ?? first(flat, none, '0', 0.85) ?? first(flat, few, '1-9', 0.9) ?? fromGroup(flat) ?? fromOurselves(flat) ?? fromItself(flat) ?? first(flat, [justHired], '1-9', 0.8) ?? first(flat, [partners], '1-9', 0.72) ?? first(flat, [alone], '0', 0.6) ?? soleNumber(flat);
}

function mention(value: string, words: string, sure: number): Mention {
  return { slot: 'employees', value, quote: words, sure };
}

function numberIn(flat: Flat, match: RegExpExecArray): number {
  const low = Number(match[1]);
  const lead = before(flat, match.index, 3);
  const inTime = /^ (?:pa|inom|in) (?:bara |drygt |knappt |just |only )?(?:ett|en|1|2|3|4|5|a|one|nagra|halvt)(?: [a-z]+)? (?:ar|halvar|manader|years?|months?) /.test(after(flat, match.index + match[0].length, 5));
  const grown = / (?:gatt|vuxit|gick|vaxt|vaxte|gone|grown|grew|went)(?: [a-z]+)? (?:fran|from) $/.test(lead) || (inTime && / (?:fran|from) $/.test(lead));
  if (match[2] !== undefined && grown) return Number(match[2]);
  const middle = match[2] === undefined || / (?:fran|from) $/.test(before(flat, match.index, 1)) ? low : Math.floor((low + Number(match[2])) / 2);
  return fewer.test(before(flat, match.index, 3)) ? Math.max(0, middle - 1) : middle;
}

/** The number of a match without a look at what stands around it: the middle of a range. */
function numberOf(match: RegExpExecArray): number {
  return match[2] === undefined ? Number(match[1]) : Math.floor((Number(match[1]) + Number(match[2])) / 2);
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
      const owning = kin.test(rest) && !/^ [a-z]+ (?:som |who )?(?:driver|jobbar|kor|arbetar|har|run|runs|work|working|drev) /.test(rest);
      return mention(band(Math.max(1, numberIn(flat, match))), words, wish ? 0.45 : owning ? 0.6 : /^ (?:$|[.,?]|st|pers|personer|man|people|syskon|broder|systrar)/.test(rest) ? 0.85 : 0.7);
    }
  }
  return undefined;
}

/** A number of people that is a clause by itself, or a number of founders: said of those who write, unless it is said of others just before. */
function fromItself(flat: Flat): Mention | undefined {
  const people = byItself.exec(flat.line.replace(/^ /, ' . '));
  if (people) {
    const words = quote(flat, Math.max(0, people.index - 1), people.index + people[0].length - 2).replace(/^[^\p{L}\d]+/u, '');
    return mention(band(numberOf(people)), words, occasion.test(sentence(flat, Math.max(0, people.index - 1))) ? 0.6 : 0.8);
  }
  const found = find(flat, founders);
  if (!found || planned.test(before(flat, found.match.index, 4)) || theirs.test(before(flat, found.match.index, 4))) return undefined;
  return mention(band(numberOf(found.match)), found.quote, /grundare|founders/.test(found.quote) ? 0.7 : 0.6);
}

function fromGroup(flat: Flat): Mention | undefined {
  const match = find(flat, group)?.match;
  if (!match) return undefined;
  const number = match[2] !== undefined ? groups[match[2]] : match[3] !== undefined ? Number(match[1]) : undefined;
  if (number === undefined || planned.test(before(flat, match.index, 4))) return undefined;
  return mention(band(number), quote(flat, match.index, match.index + match[0].length), 0.8);
}

function first(flat: Flat, patterns: readonly RegExp[], value: string, sure: number): Mention | undefined {
  for (const pattern of patterns) {
    const found = find(flat, pattern);
    if (found && !planned.test(before(flat, found.match.index, 4))) return mention(value, found.quote, sure);
  }
  return undefined;
}

/** A number and nothing else answers the question of how many they are. */
function soleNumber(flat: Flat): Mention | undefined {
  const match = /^ (?:ca |cirka |ungefar |vi ar |typ |runt |about |around |we are )?(\d{1,4})(?: (?:-|till|to|eller) (\d{1,4}))?(?: (?:st|stycken|personer|pers|people|man|anst))?(?: \.)? $/.exec(flat.line);
  return match && Number(match[1]) < 1900 ? mention(band(numberIn(flat, match)), flat.text.trim(), 0.75) : undefined;
}
