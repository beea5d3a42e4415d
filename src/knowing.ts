import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { KnowledgePort, PastPublication } from '../adapters/admin/knowledge/port.ts';
import type { Compiled } from './compiled.ts';
import { replay } from './conversation/conversation.ts';
import { doorOf } from './conversation/recommend.ts';
import { noOverlay, Overlay } from './editing/overlay.ts';
import { lookAt } from './editing/look.ts';
import type { Event, Language, Reading } from './events.ts';
import { GoldenFault, parseGolden } from './golden/parse.ts';
import { playGolden } from './golden/play.ts';
import { writeGolden } from './golden/write.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { understandingOf } from './parts.ts';
import { withKnowledge } from './published.ts';
import type { Publishing } from './published.ts';
import type { Store } from './store/store.ts';
import { makeWorld } from './world.ts';

export type Knowing = { store: Pick<Store, 'editing' | 'publications' | 'load'>; published: Pick<Publishing, 'files' | 'now' | 'renew'>; look?: KnowledgePort['look'] };

/** What the pages about knowledge rest on: what the files have, what is published over it, and how it would be. */
export function openKnowing({ store, published, look = lookAt() }: Knowing): KnowledgePort {
  const { publications, editing } = store;
  return {
    editing, look,
    files: () => published.files().knowledge,
    async published() {
      const latest = await publications.latest('knowledge');
      return { overlay: overlayIn(latest?.body) ?? noOverlay, id: latest?.id };
    },
    past: () => pastOf(store),
    async publish({ overlay, why, from, ...by }, expected) {
      const done = await publications.publish({ id: randomUUID(), kind: 'knowledge', body: JSON.stringify(overlay), base: published.files().knowledge.version, ...by, ...(why === undefined ? {} : { why }), ...(from === undefined ? {} : { from }) }, expected);
      if (done) await published.renew();
      return done;
    },
    doors: (knowledge, actor, language, at) => doorsOf({ ...published.now(), knowledge }, actor, language, at),
    label: (slot, value, language) => published.now().phrases[language][`option.${slot}.${value}`] ?? value,
    goldenFiles: () => published.files().golden,
    playGolden: (knowledge, texts) => play(contentWith(published.now(), knowledge), texts),
    readGolden,
    async writeGolden(conversation, title) {
      const events = (await store.load(conversation)).map(({ event }) => event);
      return events.length === 0 ? undefined : writeGolden(title, events);
    },
    async scopeOf(id) {
      const conversation = replay(await store.load(id));
      if (conversation.status === 'none') return undefined;
      return { region: conversation.region, actors: [conversation.door, ...conversation.doors.map(({ actor }) => actor), ...conversation.handovers.map(({ actor }) => actor)] };
    },
  };
}

function contentWith(content: Compiled, knowledge: Knowledge): Compiled {
  return content.knowledge.version === knowledge.version ? content : withKnowledge(content, knowledge);
}

function overlayIn(body: string | undefined): Overlay | undefined {
  if (body === undefined) return undefined;
  const read = Overlay.safeParse(JSON.parse(body));
  return read.success ? read.data : undefined;
}

async function pastOf({ publications }: Knowing['store']): Promise<PastPublication[]> {
  const rows = await publications.list('knowledge');
  return Promise.all(rows.map(async ({ id, at, name, why, from, kept }) => {
    const overlay = kept ? overlayIn((await publications.one(id))?.body) : undefined;
    return { id, at, name, ...(why === undefined ? {} : { why }), ...(from === undefined ? {} : { from }), ...(overlay === undefined ? {} : { overlay }) };
  }));
}

const untaught = { live: 'knowledge' as const, broken: () => false };

/** The doors as a company sees them that has asked for just what each service answers. */
function doorsOf({ knowledge, phrases }: Compiled, actor: string, language: Language, at: string) {
  const world = makeWorld(knowledge, phrases, untaught);
  const [region = ''] = world.actors.get(actor)?.serves ?? [];
  return (world.actors.get(actor)?.services ?? []).flatMap((id) => {
    const service = world.services.get(id);
    if (!service?.recommendable) return [];
    const [need] = knowledge.regions.flatMap(({ actors }) => actors).flatMap(({ services }) => services).find((one) => one.id === id)?.needs ?? [];
    const conversation = replay(askedFor(need, { door: actor, region, language }).map((event, i) => ({ version: i + 1, at, cause: 'preview', event })));
    const door = conversation.status === 'none' ? undefined : doorOf(world, conversation, actor, id, at);
    return door ? [door] : [];
  });
}

function askedFor(need: string | undefined, { door, region, language }: { door: string; region: string; language: Language }): Event[] {
  const reading: Reading = { model: '', language, kind: need === undefined ? 'unclear' : 'need', needs: need === undefined ? [] : [{ need, p: 1 }], notNeeds: [], general: 0, mentions: [], named: [], found: [], plural: true, because: [] };
  return [
    { type: 'conversation.opened', door, region, language, languageChosen: true, practice: true },
    { type: 'message.said', message: 'asked', text: '', language, removed: [], reading },
  ];
}

function readGolden(name: string, text: string): { line: number; problem: string } | undefined {
  try {
    parseGolden(name, text);
    return undefined;
  } catch (error) {
    if (!(error instanceof GoldenFault)) throw error;
    const [, line = '1', problem = error.message] = /^.*?:(\d+): ([\s\S]*)$/.exec(error.message.slice(name.length)) ?? [];
    return { line: Number(line), problem };
  }
}

/** One conversation at a time, and everybody else's turn in between. */
async function play(content: Compiled, texts: Readonly<Record<string, string>>): Promise<{ played: number; broken: string[] }> {
  const world = makeWorld(content.knowledge, content.phrases, { live: 'all', broken: () => false });
  const understand = understandingOf(content);
  const broken: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    await setImmediate();
    const wrong = readGolden(name, text);
    if (wrong) { broken.push(`${name}:${wrong.line}: ${wrong.problem}`); continue; }
    const golden = parseGolden(name, text);
    const failures = playGolden(world, understand, golden);
    if (golden.knownFailure === undefined) broken.push(...failures);
  }
  return { played: Object.keys(texts).length, broken };
}
