import type { Event, Language } from '../events.ts';

/** What a company calls itself after words like these is a name: it is taken out, with the two words that may follow. */
const introductions = /(?<!\p{L})([Jj]ag heter|[Mm]itt namn är|[Vv]i heter|(?:[Ff]öretaget|[Bb]olaget|[Ff]irman|(?:[Mm]itt|[Vv]årt) (?:företag|bolag)|(?:[Mm]in|[Vv]år) firma) heter|[Mm]y name is|(?:[Oo]ur|[Mm]y) company is called|[Ww]e are called|[Hh]älsningar,?|[Mm][Vv][Hh],?|[Rr]egards,?)\s+\p{Lu}[\p{L}\-.]*(?:\s+\p{Lu}[\p{L}\-.]*){0,2}/gu;

const words = {
  sv: { door: 'Dörr', language: 'Språk: svenska', company: 'Företaget', assistant: 'Assistenten', contact: 'Kontakt: Kim Exempel, kim@foretag.example', handover: 'Överlämning', promoter: 'Främjaren', doors: 'dörrar', understands: 'förstår', connect: 'Koppla ihop mig med', accept: 'tar emot', refer: 'skickar vidare till', decline: 'inte vi', silence: 'svarar inte', name: 'NN' },
  en: { door: 'Door', language: 'Language: English', company: 'Company', assistant: 'Assistant', contact: 'Contact: Kim Example, kim@company.example', handover: 'Handover', promoter: 'Promoter', doors: 'doors', understands: 'understands', connect: 'Connect me with', accept: 'accepts', refer: 'refers to', decline: 'not us', silence: 'does not answer', name: 'NN' },
} as const;

/** A text on one line, without what it calls somebody, and never read as a button. */
function plain(text: string, language: Language): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(introductions, (_, before: string) => `${before} ${words[language].name}`);
  return /^\[.+\]$/.test(line) ? `${line}.` : line;
}

/** A real conversation in the form of a golden one: what the company did, which answers it got and which doors it was led to. Names and contacts are left out. */
export function writeGolden(title: string, events: readonly Event[]): string {
  const opened = events.find((event) => event.type === 'conversation.opened');
  if (!opened) return '';
  const { door, language } = opened;
  const say = words[language];
  const lines = [`# ${title.replace(/\s+/g, ' ').trim()}`, '', `${say.door}: ${door}`, say.language, ''];
  for (const [i, event] of events.entries()) lines.push(...linesOf(event, language, isReply(events, i)));
  return `${lines.join('\n')}\n`;
}

/** Only the last answer to what was said is checked, and not the greeting, which comes of itself. */
function isReply(events: readonly Event[], at: number): boolean {
  const next = events.slice(at + 1).find(({ type }) => type === 'message.sent' || type === 'message.said' || type === 'option.chosen');
  return next?.type !== 'message.sent' && events.slice(0, at).some(({ type }) => type === 'message.said' || type === 'option.chosen');
}

function linesOf(event: Event, language: Language, isLast: boolean): string[] {
  const say = words[language];
  switch (event.type) {
    case 'message.said': {
      const [best] = event.reading.needs;
      const sure = event.reading.kind === 'need' && best !== undefined && best.p >= 0.6;
      return [`${say.company}: ${plain(event.text, language)}`, ...(sure ? [`  - ${say.understands}: ${best.need}`] : [])];
    }
    case 'option.chosen': return [`${say.company}: [${plain(event.label, language)}]`];
    case 'message.sent': {
      if (event.from !== 'assistant' || !isLast) return [];
      const doors = event.doors ?? [];
      return [`${say.assistant}: (${event.phrase})`, ...(doors.length > 0 ? [`  - ${say.doors}: ${doors.map(({ actor }) => actor).join(', ')}`] : [])];
    }
    case 'handover.requested': return event.previous === undefined ? [`${say.company}: [${say.connect} ${event.actor}]`, say.contact, `${say.handover}: ${event.actor}`] : [`${say.handover}: ${event.actor}`];
    case 'handover.accepted': return [`${say.promoter}: ${say.accept}`];
    case 'handover.referred': return [`${say.promoter}: ${say.refer} ${event.to}`];
    case 'handover.declined': return [`${say.promoter}: ${say.decline}`];
    case 'handover.expired': return [`${say.promoter}: ${say.silence}`];
    default: return [];
  }
}
