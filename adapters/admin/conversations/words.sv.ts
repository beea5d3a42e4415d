import type { DeclineReason, Reading, ReferReason, Slot } from '../../../src/events.ts';
import type { TalkFlag, TalkOutcome } from '../../../src/store/talks.ts';

const flags: Record<TalkFlag, string> = {
  unsure: 'Osäker', thumb_down: 'Tumme ner', no_door: 'Ingen dörr', declined: 'Fick nej', human: 'Ville tala med någon', offtopic: 'Inte vår sak',
};
const outcomes: Record<TalkOutcome, string> = {
  silent: 'Sa ingenting', answered: 'Kom inte till någon dörr', led: 'Visades till en dörr', waiting: 'Väntar på svar', taken: 'Någon har tagit frågan', helped: 'Fick hjälp', not_helped: 'Fick inte hjälp',
  unanswered: 'Ingen tog frågan', withdrawn: 'Tog tillbaka frågan', offtopic: 'Handlade inte om företagande',
};
const slots: Record<Slot, string> = {
  need: 'behov', stage: 'skede', municipality: 'kommun', employees: 'anställda', sector: 'bransch', market: 'marknad', org: 'företagsform', ordered: 'redan beställt', amount: 'belopp', bank: 'bankens besked',
};
const kinds: Record<Reading['kind'], string> = {
  need: 'Ett behov', unclear: 'Oklart vad det gällde', offtopic: 'Inte vår sak', smalltalk: 'Småprat', human: 'Ville tala med en människa', despair: 'Lät förtvivlad',
};
const declines: Record<DeclineReason, string> = {
  wrong_competence: 'har inte rätt kunskap', not_eligible: 'företaget uppfyller inte villkoren', out_of_area: 'ligger utanför området', no_capacity: 'hinner inte just nu', conflict_of_interest: 'det vore jäv', duplicate: 'har redan kontakt med företaget', other: 'annat skäl',
};
const refers: Record<ReferReason, string> = {
  knows_better: 'de har rätt kunskap', next_step: 'de är rätt hjälp i nästa steg', other_area: 'företaget hör till deras område', no_capacity: 'hinner inte just nu', other: 'annat skäl',
};
const endings: Record<string, string> = {
  got_help: 'företaget fick hjälp', partly: 'företaget fick hjälp till en del', no_help: 'det gick inte att hjälpa', not_wanted: 'företaget ville inte längre', could_not_reach: 'det gick inte att få tag i företaget', no_answer: 'det gick inte att få tag i företaget', unknown: 'hur det gick är inte känt',
};
const statuses: Record<string, string> = {
  requested: 'Skickad', delivered: 'Väntar', accepted: 'Tagen', contacted: 'Har fått kontakt', completed: 'Avslutad', failed: 'Avslutad utan hjälp', declined: 'Nej', referred: 'Skickad vidare', expired: 'Ingen tog den', withdrawn: 'Tillbakadragen',
};

/** The words of the pages about conversations, in Swedish. */
export const sv = {
  name: 'Samtal',
  lead: 'Det här har företagen skrivit, och så förstod vägledaren dem. Varje gång du öppnar ett samtal skrivs det i loggen att du har läst det.',
  flags, outcomes, slots, kinds, declines, refers, statuses,
  ending: (outcome: string) => endings[outcome] ?? outcome,
  // The list.
  quick: 'Visa',
  all: 'Alla',
  filter: 'Sök och välj',
  search: 'Ord i det som sagts',
  searchHint: 'Alla orden ska finnas med. Stora och små bokstäver är lika.',
  door: 'Dörr',
  region: 'Region',
  language: 'Språk',
  languages: { sv: 'svenska', en: 'engelska', other: 'annat språk' },
  need: 'Behov',
  outcome: 'Hur det gick',
  from: 'Från och med',
  to: 'Till och med',
  practice: 'Övningar',
  practices: { med: 'Ta med', utan: 'Utom övningar', bara: 'Bara övningar' },
  any: 'Alla',
  show: 'Visa samtalen',
  clear: 'Rensa valen',
  badDate: 'Skriv datum så här: 2026-11-26.',
  found: (count: number, most: number) => (count >= most ? `${most.toLocaleString('sv-SE')} samtal eller fler` : count === 1 ? '1 samtal' : `${count.toLocaleString('sv-SE')} samtal`),
  none: 'Inga samtal passar det du har valt. Ta bort något val och försök igen.',
  noneYet: 'Inga samtal än. De kommer hit när företag har skrivit till vägledaren.',
  older: 'Äldre samtal',
  newest: 'Till de senaste',
  list: 'Samtalen, det senaste först',
  isPractice: 'ÖVNING',
  times: (count: number) => (count === 0 ? 'sa ingenting' : count === 1 ? 'sa en sak' : `sa ${count} saker`),
  // The conversation.
  title: (door: string) => `Samtal via ${door}`,
  back: 'Till alla samtal',
  practiceNote: 'ÖVNING. Det här samtalet nådde ingen på riktigt, och räknas inte i några siffror.',
  began: 'Började',
  cameBy: 'Kom in via',
  ledTo: 'Visades till',
  belongs: 'Hör till',
  stage: 'Skede',
  municipality: 'Kommun',
  whatMarks: 'Märkt som',
  actions: 'Det du kan göra',
  learn: 'Lär av meningen',
  keepAsTest: 'Spara som prov',
  talk: 'Det som sades',
  company: 'Företaget',
  assistant: 'Vägledaren',
  system: 'Besked',
  promoter: (name: string) => (name === '' ? 'Rådgivaren' : `${name}, rådgivare`),
  pressed: (slot: string) => `valde ${slot}`,
  corrected: (slot: string) => `rättade ${slot}`,
  asked: 'Val att trycka på',
  freeText: 'Frågan besvaras med egna ord.',
  doors: 'Dörrarna som visades',
  unverified: 'ej kontrollerat',
  rests: 'Byggde på',
  thumbUp: 'Företaget gav tumme upp',
  thumbDown: 'Företaget gav tumme ner',
  moved: (region: string) => `Samtalet flyttades till ${region}, där företaget hör hemma.`,
  languageChanged: (language: string) => `Företaget bytte språk till ${language}.`,
  // What was understood.
  understood: 'Så förstods det',
  noNeeds: 'Inget behov kändes igen.',
  likeliest: 'Troligaste behoven',
  because: 'Orden som talade för det',
  readOut: 'Utläst om företaget',
  says: (quote: string) => `ur ”${quote}”`,
  sure: (share: string) => `${share} säkert`,
  named: 'Nämnda aktörer',
  namedAs: { spoken: 'nämndes', wanted: 'ville hit', unwanted: 'ville inte hit' },
  foundBySearch: 'Sökningen fann',
  both: 'Bad om två saker',
  askedOutright: 'Sa rent ut',
  notNeeds: 'Handlade inte om',
  general: 'Ville ha fakta snarare än en person',
  offtopic: 'Inte vår sak',
  removed: 'Togs bort ur texten',
  removedKinds: (kind: string) => ({ email: 'e-post', phone: 'telefonnummer', personal: 'personnummer', account: 'kontonummer', card: 'kortnummer' })[kind] ?? kind,
  readIn: 'Språk',
  model: 'Modell',
  // What came of the handovers.
  story: 'Så gick det sedan',
  handoverTo: (recipient: string) => `Till ${recipient}`,
  sent: 'Det som skickades',
  companysWords: 'Företagets egna ord',
  events: {
    requested: (recipient: string, by: string) => `Företaget ville ha kontakt med ${recipient} och fick veta att de hör av sig senast ${by}.`,
    onward: (recipient: string, by: string) => `Frågan gick vidare till ${recipient}. Företaget fick veta att de hör av sig senast ${by}.`,
    spokenTo: (name: string) => `${name} hörde företaget säga ja.`,
    unnamed: 'Namnet följde inte med.',
    noticed: (version: number) => `Version ${version} av texten om personuppgifter gällde då.`,
    delivered: 'Frågan kom fram.',
    shared: 'Företaget sa ja till att namnet går med.',
    accepted: (who: string, by: string) => `${who} tog frågan och skulle ringa senast ${by}.`,
    contacted: (who: string) => `${who} fick kontakt med företaget.`,
    called: (who: string) => `${who} ringde utan att få svar.`,
    asked: (who: string, text: string) => `${who} frågade företaget: ”${text}”`,
    answered: (text: string) => `Företaget svarade: ”${text}”`,
    released: (who: string, by: string) => `${who} lämnade tillbaka frågan. Företaget fick veta att någon hör av sig senast ${by}.`,
    given: (who: string, to: string) => `${who} lämnade över till kollegan ${to}.`,
    completed: (who: string, how: string) => `${who} avslutade: ${how}.`,
    failed: (who: string, how: string) => (who === '' ? `Avslutades: ${how}.` : `${who} avslutade: ${how}.`),
    declined: (who: string, why: string) => `${who} sa nej: ${why}.`,
    referred: (who: string, to: string, why: string) => `${who} skickade vidare till ${to}${why === '' ? '' : `: ${why}`}.`,
    joined: (who: string, to: string, why: string) => `${who} tog in ${to}${why === '' ? '' : `: ${why}`}.`,
    reminded: { take: 'En påminnelse gick ut: ingen hade tagit frågan.', contact: 'En påminnelse gick ut: ingen hade ringt.', end: 'En påminnelse gick ut: hur gick det?' },
    expired: 'Tiden gick ut utan att någon hörde av sig.',
    withdrawn: { plain: 'Företaget tog tillbaka frågan.', kept: 'Företaget ville inte att namnet gick vidare.', mistake: 'Den skickades av misstag och drogs tillbaka.' },
    undone: (who: string) => `${who} ångrade det senaste.`,
    inquired: 'Företaget fick frågan om det hjälpte.',
    unmailed: 'Ett mejl till företaget kom inte fram.',
    rated: { yes: 'Företaget svarade att det fick hjälp.', partly: 'Företaget svarade att det fick hjälp till en del.', no: 'Företaget svarade att det inte fick hjälp.' },
    note: (note: string) => `Anteckning: ”${note}”`,
  },
};
export type Words = typeof sv;
