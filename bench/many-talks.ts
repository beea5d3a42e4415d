import { randomUUID } from 'node:crypto';
import type { Door, Event, EventOf, Recorded } from '../src/events.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import type { Store } from '../src/store/store.ts';

/** A word that every other conversation has, one that each thousandth has, and one that only the oldest has. */
export const commonWord = 'vill';
export const rareWord = 'kolibri';
export const onlyWord = 'zeppelinare';

/** So many conversations are asked to be kept at once. */
const atOnce = 500;
const openings = ['Vi {vill} låna till en ny maskin', 'Hur söker man bidrag för att anställa', 'Jag {vill} starta eget i vår', 'Vi har en verkstad och tänker sälja utomlands', 'Vi {vill} hitta en köpare till firman', 'Vad kostar det att registrera ett bolag', 'Vi behöver hjälp med styrelsen', 'Jag har en idé om en app för hundägare'];
const endings = ['och vet inte var vi ska börja', 'helst före sommaren', 'men banken säger nej', 'vi är tolv anställda', 'i Mora', 'utanför Ludvika', 'det är bråttom', 'vem kan man prata med'];

type Content = { doors: { id: string; region: string }[]; actors: { id: string; service: string }[]; needs: string[]; towns: string[]; sentences: readonly string[] };

function contentOf(knowledge: Knowledge, sentences: readonly string[]): Content {
  const actors = knowledge.regions.flatMap(({ region, actors: own }) => own.map((actor) => ({ region: region.id, id: actor.id, service: actor.services[0]?.id ?? '' })));
  return {
    doors: actors.map(({ id, region }) => ({ id, region })), actors: actors.filter(({ service }) => service !== ''),
    needs: Object.keys(knowledge.common.needs), towns: knowledge.regions.flatMap(({ region }) => region.municipalities.map(({ name }) => name)), sentences,
  };
}

/** Keeps so many conversations, spread over the two years before `until`, as the engine would have written them. Half of them go on with one of `sentences`, so that what was said is not the same few things. */
export async function keepMany(store: Store, { knowledge, sentences }: { knowledge: Knowledge; sentences: readonly string[] }, { count, random, until, told }: { count: number; random: () => number; until: Date; told: (done: number) => void }): Promise<void> {
  const content = contentOf(knowledge, sentences);
  const step = (2 * 365 * 86_400_000) / count;
  for (let done = 0; done < count; done += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - done) }, (_, index) => done + index);
    await Promise.all(some.map((number) => {
      const id = randomUUID();
      const began = until.getTime() - (count - number) * step;
      const events = conversation(content, random, number);
      const records: Recorded[] = events.map((event, index) => ({ version: index + 1, at: new Date(began + index * 90_000).toISOString(), cause: `c${index}`, event }));
      return store.append(id, 0, records);
    }));
    told(done + some.length);
  }
}

function conversation(content: Content, random: () => number, number: number): Event[] {
  const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * random() * all.length)] as One;
  const door = pick(content.doors);
  const need = pick(content.needs);
  const actor = pick(content.actors);
  const second = pick(content.actors);
  const sure = 0.3 + 0.7 * random();
  const language = random() < 0.1 ? 'en' : 'sv';
  const extra = number === 0 ? onlyWord : random() < 0.001 ? rareWord : '';
  const ending = random() < 0.5 ? pick(endings) : (content.sentences[Math.floor(random() * content.sentences.length)] ?? '');
  const text = `${pick(openings).replace('{vill}', commonWord)} ${ending} ${extra}`.trim();
  const [first, then] = [randomUUID(), randomUUID()];
  const start: Event[] = [
    { type: 'conversation.opened', door: door.id, region: door.region, language, languageChosen: false, practice: random() < 0.02 },
    sent(randomUUID(), 'greeting', {}), said(first, text, { content, random, need, sure, language }),
  ];
  if (random() < 0.08) return [...start, sent(first, 'offtopic', {})];
  const town = pick(content.towns);
  const understood: EventOf<'message.sent'>['understood'] = [{ slot: 'need', value: need, label: need }, { slot: 'municipality', value: town, label: town }];
  const led: Event[] = [
    ...start, sent(first, 'ask.municipality', { question: { slot: 'municipality', options: content.towns.slice(0, 40).map((name) => ({ id: name, label: name })) } }), said(then, town, { content, random, need, sure: 0.8, language, place: true }),
    sent(then, 'recommend', { doors: [...new Set([actor, second])].map(doorOf), understood }), ...(random() < 0.15 ? [{ type: 'message.rated' as const, message: `${then}.1`, helpful: random() < 0.6 }] : []),
  ];
  return random() < 0.35 ? [...led, ...handedOver(actor, random)] : led;
}

function handedOver({ id: actor, service }: { id: string; service: string }, random: () => number): Event[] {
  const handover = randomUUID();
  const promoter = { id: 'U1', name: 'Anna Ek' };
  const by = '2026-11-26T10:00:00.000Z';
  const asked: Event[] = [
    { type: 'handover.requested', handover, chain: handover, actor, service, recipient: actor, brief: [{ key: 'need', label: 'Vill', text: 'låna till en maskin' }, { key: 'stage', label: 'Skede', text: 'etablerad' }], quotes: ['Vi vill låna till en maskin'], onward: 'ask', sensitive: false, named: true, by },
    { type: 'handover.delivered', handover },
  ];
  const share = random();
  if (share < 0.1) return [...asked, { type: 'handover.declined', handover, promoter, reason: 'wrong_competence' }];
  if (share < 0.2) return [...asked, { type: 'handover.expired', handover }];
  return [...asked, { type: 'handover.accepted', handover, promoter, callBy: by }, { type: 'handover.contacted', handover, promoter }, ...(share < 0.8 ? [{ type: 'handover.completed' as const, handover, promoter, outcome: 'got_help' }] : [])];
}

function said(message: string, text: string, { content, random, need, sure, language, place = false }: { content: Content; random: () => number; need: string; sure: number; language: 'sv' | 'en'; place?: boolean }): Event {
  const others = Array.from({ length: 8 }, (_, index) => ({ need: content.needs[(index * 7 + text.length) % content.needs.length] ?? need, p: (1 - sure) / 9 }));
  return {
    type: 'message.said', message, text, language, removed: [],
    reading: {
      model: 'm-1', language, kind: place ? 'unclear' : random() < 0.03 ? 'human' : 'need', needs: [{ need, p: sure }, ...others], notNeeds: [], general: 0.1, offtopic: 0.05, named: [], plural: true, because: ['låna', 'maskin'],
      mentions: place ? [{ slot: 'municipality', value: text, quote: text, sure: 1 }] : [], found: content.actors.slice(0, 12).map(({ service }, index) => ({ service, score: 1 / (index + 1) })),
    },
  };
}

function sent(to: string, phrase: string, more: Partial<EventOf<'message.sent'>>): Event {
  return { type: 'message.sent', message: `${to}.1`, from: 'assistant', phrase, text: 'Så här har jag förstått er: ni vill låna till en ny maskin. De här kan hjälpa er vidare.', language: 'sv', ...more };
}

function doorOf({ id, service }: { id: string; service: string }): Door {
  return { actor: id, service, name: id, title: service, why: ['ni söker lån', 'etablerat företag'], handover: 'live', unverified: false };
}
