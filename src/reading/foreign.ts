import type { Flat } from './flat.ts';
import { isOneLetterOff } from './near.ts';
import { remembered } from './remember.ts';

export type Abroad = 'eu' | 'utanfor_eu';

/** A foreign country, people or town in a line: the tokens from `from` to `to` (not included). */
export type Foreign = { value: Abroad; kind: 'land' | 'people'; wide: boolean; from: number; to: number };

const list = (text: string) => text.trim().split(/\s+/);

/** Folded. A `_` is a space. Countries are recognised with one letter wrong too, when they are long. */
const lands: Readonly<Record<Abroad, string[]>> = {
  eu: list(`tyskland germany danmark denmark finland aland frankrike france spanien spain italien italy polen poland holland nederlanderna netherlands belgien belgium osterrike austria
    tjeckien czechia slovakien slovakia slovenien slovenia ungern hungary rumanien romania bulgarien bulgaria grekland greece portugal irland ireland estland estonia lettland latvia litauen lithuania
    kroatien croatia luxemburg luxembourg cypern cyprus malta baltikum baltics benelux bayern bavaria`),
  utanfor_eu: list(`norge noreg norway schweiz switzerland storbritannien england skottland scotland wales nordirland uk gb britain united_kingdom great_britain usa us amerika america united_states island iceland gronland
    kanada canada mexiko mexico kina china japan indien india sydkorea korea ryssland russia ukraina ukraine turkiet turkey serbien serbia bosnien albanien montenegro moldavien georgien kazakstan
    australien australia nya_zeeland new_zealand brasilien brazil argentina chile colombia peru sydafrika south_africa egypten egypt marocko morocco tunisien kenya etiopien ethiopia nigeria ghana tanzania uganda somalia
    saudiarabien saudi_arabia saudi emiraten emirates qatar kuwait israel iran irak iraq syrien syria libanon pakistan bangladesh afghanistan thailand vietnam indonesien malaysia filippinerna singapore taiwan hongkong hong_kong
    liechtenstein faroarna texas kalifornien california florida`),
};

const towns: Readonly<Record<Abroad, string[]>> = {
  eu: list(`berlin hamburg munchen münchen munich frankfurt koln cologne stuttgart dusseldorf düsseldorf hannover leipzig bremen dortmund kiel lubeck rostock kopenhamn copenhagen arhus aarhus odense alborg aalborg esbjerg
    helsingfors helsinki tammerfors tampere turku uleaborg oulu esbo mariehamn amsterdam rotterdam haag utrecht eindhoven bryssel brussels antwerpen paris lyon marseille bordeaux strasbourg madrid barcelona valencia malaga
    rome milano milan turin torino bologna venedig wien vienna graz salzburg warszawa warsaw gdansk krakow poznan tallinn tartu riga vilnius kaunas prag prague brno bratislava budapest bukarest bucharest zagreb ljubljana
    aten athens lissabon lisbon dublin`),
  utanfor_eu: list(`oslo trondheim trysil stavanger drammen hamar elverum kongsvinger lillehammer tromso kristiansand sarpsborg fredrikstad roros bergen london manchester birmingham edinburgh glasgow liverpool leeds belfast bristol
    zurich zürich geneve genève geneva reykjavik new_york boston chicago los_angeles san_francisco houston seattle silicon_valley toronto montreal vancouver tokyo osaka shanghai peking beijing shenzhen seoul dubai abu_dhabi istanbul ankara moskva moscow
    kiev kyiv belgrad sydney melbourne kairo nairobi addis_abeba mumbai delhi bangalore bangkok`),
};

/** Stems of peoples; Swedish ones take their endings, English ones an s. */
const peoples: Readonly<Record<Abroad, string[]>> = {
  eu: list(`tysk dansk finsk finlandsk finlandare fransk fransman fransmann spansk spanjor italiensk italienare polsk polack hollandsk hollandare nederlandsk nederlandare belgisk belgare osterrikisk osterrikare tjeckisk slovakisk slovensk
    ungersk rumansk bulgarisk grekisk portugisisk irlandsk irlandare estnisk estlandsk lettisk litauisk kroatisk baltisk
    german danish finnish french spanish italian polish dutch belgian austrian czech hungarian romanian greek portuguese irish estonian latvian lithuanian croatian`),
  utanfor_eu: list(`norsk norrman norrmann schweizisk schweizare brittisk britt engelsk engelsman skotsk isländsk islandsk amerikansk amerikan kanadensisk kinesisk kines japansk japan indisk rysk turkisk koreansk australisk brasiliansk ukrainsk arabisk
    norwegian british scottish swiss american canadian chinese japanese indian russian turkish korean australian brazilian icelandic ukrainian`),
};

/** Wider than a country: said of a market, it is less sure. */
const wide: Readonly<Record<Abroad, string[]>> = {
  eu: list('europa europe norden scandinavia skandinavien europeisk european nordisk nordic skandinavisk scandinavian mellaneuropa sydeuropa osteuropa kontinenten'),
  utanfor_eu: list('asien asia afrika africa sydamerika nordamerika mellanostern middle_east varldsmarknaden worldwide global globalt varlden_over hela_varlden gulfstaterna'),
};

const capitalOnly = new Set(['us', 'gb', 'polish', 'turkey', 'bergen', 'chile', 'georgien', 'boston', 'kiel']);
const notTypos = new Set(['halland', 'hollands', 'germany', 'german', 'italian', 'irlands', 'finland', 'finlands', 'islands', 'belgian', 'austrian', 'indian']);
const peopleEnding = /^(?:|a|e|t|s|ar|er|erna|arna|ars|arnas|n|na|nen|mannen|en|de)$/;
const landTail = /^s?(?:marknad|kund|export|affar|order|lever|satsning|handel|resa|besok|kontor|agent|forsaljning|projekt|uppdrag|etablering|massa)/;

type Entry = Omit<Foreign, 'from' | 'to'>;
const singles = new Map<string, Entry>();
const pairs = new Map<string, Entry>();
const people = new Map<string, Entry>();
for (const value of ['eu', 'utanfor_eu'] as const) {
  for (const name of [...lands[value], ...towns[value]]) put(name, { value, kind: 'land', wide: false });
  for (const name of wide[value]) put(name, { value, kind: 'land', wide: true });
  for (const name of peoples[value]) people.set(name, { value, kind: 'people', wide: false });
}
const longLands = [...lands.eu, ...lands.utanfor_eu].filter((name) => name.length >= 7);

function put(name: string, entry: Entry): void {
  (name.includes('_') ? pairs : singles).set(name.replace('_', ' '), entry);
}

/** Every foreign country, people and town that a line names. */
export function foreignIn({ tokens, text, exact }: Flat): Foreign[] {
  const found: Foreign[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const one = tokens[at];
    if (!one || one.folded.length < 2) continue;
    const pair = pairs.get(`${one.folded} ${tokens[at + 1]?.folded ?? ''}`);
    if (pair) { found.push({ ...pair, from: at, to: at + 2 }); at++; continue; }
    if (isOtherWord(one.folded, one.word, text.slice(one.start, one.end), tokens[at - 1]?.folded ?? '', one.first)) continue;
    const entry = entryOf(one.folded);
    if (entry && !(one.folded === 'aland' && !/åland|aland/.test(exact))) found.push({ ...entry, from: at, to: at + 1 });
  }
  return found;
}

/** "us" is a pronoun, "island" may be one in a lake, "bergen" are the hills, and who "mältar" makes malt. */
function isOtherWord(folded: string, word: string, raw: string, last: string, first: boolean): boolean {
  if (folded === 'us' || folded === 'gb') return raw !== raw.toUpperCase();
  if (folded === 'malta') return word !== 'malta';
  if (folded === 'island') return raw[0] === raw[0]?.toLowerCase() && !['pa', 'till', 'fran'].includes(last);
  return capitalOnly.has(folded) && (first || raw[0] === raw[0]?.toLowerCase());
}

const entryOf = remembered((word: string): Entry | undefined => {
  const bare = word.replace(/'s$/, '');
  const name = singles.get(bare) ?? (bare.endsWith('s') ? singles.get(bare.slice(0, -1)) : undefined);
  if (name) return name;
  for (let cut = bare.length; cut >= 4; cut--) {
    const head = bare.slice(0, cut);
    const one = people.get(head);
    if (one && peopleEnding.test(bare.slice(cut))) return one;
    const land = cut < bare.length ? singles.get(head) : undefined;
    if (land && landTail.test(bare.slice(cut))) return land;
  }
  if (bare.length < 6 || notTypos.has(bare)) return undefined;
  const typo = longLands.find((name) => name[0] === bare[0] && isOneLetterOff(bare, name));
  return typo === undefined ? undefined : singles.get(typo);
});

/** Where a folded word alone says something is, if it is the name of a foreign country, people or town and no other word. */
export function zoneOf(word: string): Abroad | undefined {
  return capitalOnly.has(word) ? undefined : entryOf(word)?.value;
}
