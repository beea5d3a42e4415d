import { sayTime } from '../say-time.ts';

const time = (iso: string) => sayTime(iso, 'sv');
const one = (count: number, single: string, many: string) => `${count} ${count === 1 ? single : many}`;

/** How long something took in working time, as one says it. A working day is nine hours. */
function worked(minutes: number): string {
  if (minutes < 1) return 'en minut arbetstid';
  const [days, hours, rest] = [Math.floor(minutes / 540), Math.floor((minutes % 540) / 60), minutes % 60];
  const parts = [days ? one(days, 'arbetsdag', 'arbetsdagar') : '', hours ? `${hours} tim` : '', rest && !days ? `${rest} min` : ''].filter(Boolean);
  return days ? parts.join(' och ') : `${parts.join(' ')} arbetstid`;
}

/** What promoters read on their page, and in the weekly letter. */
export const homeSv = {
  mine: 'Dina ärenden',
  noMine: 'Du har inga ärenden just nu. När du trycker på *Ta ärendet* på ett kort samlas det här, med tiden du har lovat företaget.',
  waiting: 'Väntar på någon',
  noWaiting: 'Inget väntar hos er. Alla som har sökt er har någon som hjälper dem. Fint jobbat!',
  nowhere: 'Vi vet inte än var du hör hemma. Gå med i er kanal i Slack, eller tryck på en knapp på ett av korten där. Sedan ser du era ärenden och siffror här.',
  figures: 'De senaste fyra veckorna',
  noFigures: 'Inget har kommit in till er de senaste fyra veckorna. Så snart ett företag hör av sig syns det här.',
  stuckIn: (region: string) => `Det som inte rör sig i ${region}`,
  noStuck: 'Allt rör sig. Inget företag väntar för länge.',
  stuckHint: 'Du ser vad det gäller men inte vilket företag det är. Hör gärna av dig till dem som har ärendet och fråga om de behöver hjälp.',
  others: (names: string) => `Du är också med hos ${names}.`,
  more: (count: number) => `Och ${count} till. De finns i era kanaler.`,
  updated: (at: string) => `Uppdaterat ${time(at)}. Sidan hämtas på nytt varje gång du öppnar den.`,

  somebody: 'ett företag som söker hjälp',
  practice: 'övning',
  open: 'Öppna kortet',
  late: 'Försenat',
  lateCall: (by: string) => `Företaget skulle ha hört av dig senast ${time(by)}.`,
  call: (by: string) => `Hör av dig senast ${time(by)}.`,
  contacted: 'Du har haft kontakt med företaget.',
  quiet: (days: number) => `Inget har hänt på ${days} dagar. Är det dags att avsluta?`,
  yours: (since: string) => `Ditt sedan ${time(since)}.`,
  asked: (since: string) => `Företaget fick din fråga ${time(since)} och har inte svarat än.`,
  to: (recipient: string) => `till ${recipient}`,
  came: (since: string) => `Kom ${time(since)}.`,
  promised: (by: string) => `Företaget har fått veta att någon hör av sig senast ${time(by)}.`,
  latePromise: (by: string) => `Företaget skulle ha fått höra något senast ${time(by)}.`,
  stuck: {
    untaken: (from: string) => `Ingen har tagit det. Företaget skulle ha fått höra något senast ${time(from)}.`,
    channel: (from: string) => `Kanalen fungerar inte, så ingen har sett det. Det kom ${time(from)}.`,
    uncalled: (from: string, promoter = '') => `${promoter || 'Någon'} har tagit det men inte hört av sig. Det skulle ha skett senast ${time(from)}.`,
    unanswered: (from: string, promoter = '') => `${promoter || 'Någon'} väntar på svar från företaget sedan ${time(from)}.`,
  },

  received: (count: number) => `${count} kom in`,
  taken: (count: number) => one(count, 'tagen', 'tagna'),
  passedOn: (count: number) => `${one(count, 'skickad', 'skickade')} vidare till rätt ställe`,
  helped: (count: number) => `${count} företag fick hjälp`,
  quick: (minutes: number) => `Hälften av dem togs inom ${worked(minutes)}.`,
  week: (number: number) => `v. ${number}`,
  weekSaid: (received: number, taken: number) => `${received} in, ${one(taken, 'tagen', 'tagna')}`,

  letter: (names: string) => `Förra veckan hos ${names}`,
  letterTry: (names: string) => `De senaste sju dagarna hos ${names}`,
  letterNumber: (number: number) => `Vecka ${number}`,
  letterWaiting: (count: number) => `${one(count, 'ärende', 'ärenden')} väntar på någon av er.`,
  letterNobody: 'Inget väntar på er just nu. Bra jobbat!',
  letterHint: 'Veckobrevet kommer den första arbetsdagen i veckan, när något har hänt. Dina egna ärenden ser du under Hem i appen Rätt dörr.',
};

export type HomeWords = typeof homeSv;
