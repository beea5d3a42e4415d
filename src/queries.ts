import type { BoundChannel, Directory, HandoverView, Queries } from '../adapters/adapter.ts';
import { allOptions } from './conversation/ask.ts';
import { evidenceOf, believe, byActor } from './conversation/belief.ts';
import { sentLines, whoOf } from './conversation/brief.ts';
import type { OpenConversation } from './conversation/conversation.ts';
import { previewHandover } from './conversation/handing.ts';
import type { World } from './conversation/world.ts';
import type { Engine } from './engine.ts';
import { NotNow } from './events.ts';
import type { Contact, Settings } from './events.ts';
import { digestsOf } from './digest.ts';
import { homeOf } from './home.ts';
import type { PracticeWay } from './practice.ts';
import { beforeOf } from './recognise.ts';
import { hasHad, isOpen, isTaken } from './handover/handover.ts';
import type { Handover } from './handover/handover.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { recipientIn, recipientsOf } from './recipients.ts';
import { channelKey } from './store/store.ts';
import type { Store } from './store/store.ts';
import type { Understand } from './understand.ts';
import { whoDoes } from './who-does.ts';

export type QueryParts = {
  store: Store;
  engine: Engine;
  world: () => World;
  knowledge: () => Knowledge;
  understand: Understand;
  directory: () => Directory;
  /** Where what is for practice goes; left out, to no channel unless everything is practice. */
  practice?: () => PracticeWay;
  /** Everything that is delivered here is practice: there is no Slack, only the desk. */
  atDesk: boolean;
  /** What actors have set themselves, as it is at present, and how to set it. */
  settings: () => readonly Settings[];
  setSettings: (settings: Settings) => Promise<void>;
  /** The page of a handover, for whoever reads of it elsewhere. */
  pageOf?: (handover: Handover, channel: string) => string;
  /** Told when an actor's channel, or its whole workspace, turns out to work or not. */
  channelChanged: (actor: string, broken: boolean, what?: 'channel' | 'workspace') => void;
};

/** The one way in for whoever only reads. */
export function queriesOf({ store, engine, world, knowledge, understand, directory, atDesk, settings, setSettings, channelChanged, pageOf, practice = () => ({ to: atDesk ? 'desk' : 'nowhere' }) }: QueryParts): Queries {
  const channels = (actor: string, municipality?: string) => channelNames(knowledge(), settings())(actor, municipality);
  const recipients = () => recipientsOf(knowledge(), world(), settings(), channels);
  async function view(id: string, at?: 'page'): Promise<HandoverView | undefined> {
    const row = await store.handover(id);
    if (!row) return undefined;
    const { conversation } = await engine.current(row.conversation);
    const handover = conversation.status === 'none' ? undefined : conversation.handovers.find((one) => one.id === id);
    if (conversation.status === 'none' || !handover) return undefined;
    const whole = viewOf(world(), conversation, row.conversation, handover, await store.contact(handover.chain), channels, at);
    const shown = whole.practice ? inPractice(whole, practice()) : whole;
    const elsewhere = shown.sends !== undefined && at !== 'page';
    const before = handover.recognise && mayBeKnown(handover) && !elsewhere ? await beforeOf(store, handover) : [];
    return { ...shown, practice: shown.practice || atDesk, ...(before.length > 0 ? { before } : {}), ...(pageOf && elsewhere ? { page: pageOf(handover, shown.channel) } : {}) };
  }
  return {
    async conversation(id) {
      const { conversation, version } = await engine.current(id);
      return conversation.status === 'none' ? undefined : { conversation, version };
    },
    events: (id, after) => store.load(id, after),
    watch: (id, listener) => engine.watch(id, listener),
    access: (key) => store.access(key),
    async preview(id, request, at) {
      const { conversation } = await engine.current(id);
      if (conversation.status === 'none') throw new NotNow('unknown_conversation', 'There is no such conversation.');
      return previewHandover(world(), conversation, request, at);
    },
    async options(id, slot) {
      const { conversation } = await engine.current(id);
      return conversation.status === 'none' ? undefined : allOptions(world(), conversation, slot);
    },
    async everything(id) {
      const handovers = await store.handovers({ conversation: id });
      const contacts: Record<string, Contact> = {};
      for (const { chain } of handovers) {
        const contact = await store.contact(chain);
        if (contact) contacts[chain] = contact;
      }
      return { events: await store.load(id), contacts, handovers };
    },
    counts: () => store.counts(),
    async reach() { await store.nextDue(); },
    directory,
    handover: view,
    handovers: (filter) => store.handovers(filter),
    actors: () => [...world().actors.values()].filter(({ gives, gone }) => gives === 'person' && !gone).map(({ id, name, serves, perMunicipality, handover }) => ({ id, name, region: world().doors.get(id)?.region ?? '', serves, perMunicipality, handover })),
    recipients,
    recipientIn: async (channel) => recipientIn(recipients(), await store.channels(), channel),
    whoDoes: (text, asked) => whoDoes(world(), understand, text, asked),
    settings,
    setSettings,
    home: (owner, at) => homeOf({
      store, world, settings, atDesk, recipients, view,
      region: async (id) => { const { conversation } = await engine.current(id); return conversation.status === 'none' ? undefined : conversation.region; },
    }, owner, at),
    digests: (at, trying) => digestsOf({ store, recipients, atDesk }, at, trying),
    claimDigest: (digest, now, until) => store.claimDigest(digest, now, until),
    settleDigest: (digest, result) => store.settleDigest(digest, result),
    place: (handover) => store.place(handover),
    setPlace: (handover, place) => store.setPlace(handover, place),
    channel: (name) => store.channel(name),
    async setChannel(channel) {
      await store.setChannel(channel);
      for (const actor of world().actors.keys()) if (channelKey(channels(actor)) === channel.name) channelChanged(actor, channel.problem !== undefined);
    },
    moveChannel: (from, to, at) => store.moveChannel(from, to, at),
    installations: () => store.installations(),
    setInstallation: (installation) => store.setInstallation(installation),
    markInstallation: (team, problem, at) => store.markInstallation(team, problem, at),
    setReachable(actors, reachable) {
      for (const actor of actors) channelChanged(actor, !reachable, 'workspace');
    },
    boundChannels: () => boundTo(world(), channels, settings()),
    keep: (request) => store.keep(request),
    unhandled: (kept) => store.unhandled(kept),
    handled: (id, at) => store.handled(id, at),
  };
}

/** The channels of all actors that have people, and those that actors have chosen for a municipality. */
function boundTo(world: World, channels: ReturnType<typeof channelNames>, settings: readonly Settings[]): BoundChannel[] {
  const actors = [...world.actors.values()].filter(({ gives, gone }) => gives === 'person' && !gone);
  return actors.flatMap(({ id, name }) => {
    const places = settings.flatMap(({ actor, municipality, channel }) => (actor === id && municipality !== undefined && channel !== undefined ? [municipality] : []));
    return [undefined, ...places].map((place) => ({ actor: id, name: place === undefined ? name : world.officeName(place), region: world.doors.get(id)?.region ?? '', ...channels(id, place) }));
  });
}

/**
 * What may be shown in the handover's present state: who, when the company agreed to it; how to reach it, once somebody has taken
 * the case. Away from our own page it is no more than what is sent to that actor.
 */
export function viewOf(world: World, conversation: OpenConversation, id: string, handover: Handover, contact: Contact | undefined, channels: ReturnType<typeof channelNames>, at?: 'page'): HandoverView {
  const taken = isTaken(handover);
  const withheld = handover.sensitive && !taken;
  const sends = at === 'page' ? 'full' : (handover.sends ?? 'full');
  const named = handover.named && contact !== undefined && isOpen(handover) && (sends === 'full' || (sends === 'summary' && taken));
  const who = named && !withheld ? [{ key: 'who' as const, label: world.phrase('brief.who', conversation.language), text: whoOf(contact) }] : [];
  return {
    conversation: id,
    practice: conversation.practice,
    handover: {
      ...handover,
      brief: [...who, ...sentLines(handover.brief, sends).filter(({ key }) => !(withheld && (key === 'place' || key === 'note')))],
      quotes: withheld || !isOpen(handover) || sends !== 'full' ? [] : handover.quotes,
    },
    actorName: handover.recipient,
    ...(handover.sends === undefined ? {} : { sends: handover.sends }),
    ...channels(handover.actor, handover.municipality),
    chain: conversation.handovers.filter((one) => one.chain === handover.chain && one.id !== handover.id),
    language: conversation.language,
    onward: onwardFrom(world, conversation, handover),
    ...(named && taken ? { contact } : {}),
  };
}

/** What is for practice has no way to whoever it would go to: away from the desk its channel is the one for practice, or none. */
function inPractice(view: HandoverView, way: PracticeWay): HandoverView {
  if (way.to === 'desk') return view;
  const { mail: _mail, team: _team, ...rest } = view;
  return way.to === 'nowhere' ? { ...rest, channel: '' } : { ...rest, channel: way.channel, ...(way.team === undefined ? {} : { team: way.team }) };
}

/** That a company has been here before is shown when its name is. */
function mayBeKnown(handover: Handover): boolean {
  return handover.named && isOpen(handover) && (!handover.sensitive || isTaken(handover));
}

/** Who a promoter may send the case on to: the likeliest first, and nobody who has had it in this chain. */
function onwardFrom(world: World, conversation: OpenConversation, handover: Handover): { id: string; name: string }[] {
  const tried = new Set(conversation.handovers.filter((one) => one.chain === handover.chain && (hasHad(one) || one.id === handover.id)).map(({ actor }) => actor));
  const belief = byActor(world, believe(world, evidenceOf(conversation)));
  return [...world.actors.values()]
    .filter((actor) => actor.handover === 'live' && actor.serves.includes(conversation.region) && !tried.has(actor.id))
    .sort((a, b) => (belief.get(b.id) ?? 0) - (belief.get(a.id) ?? 0) || a.name.localeCompare(b.name, 'sv'))
    .map(({ id, name }) => ({ id, name }));
}

/** The channel of an actor, and the workspace where that is not the region's own: as it has set itself or by the knowledge, else named after its id; a municipality's office has one of its own. And its address for handovers by e-mail. */
export function channelNames(knowledge: Knowledge, settings: readonly Settings[] = []): (actor: string, municipality?: string) => { channel: string; team?: string; mail?: string } {
  const own = new Map(knowledge.regions.flatMap(({ actors }) => actors.flatMap(({ id, slack }) => (slack ? [[id, { channel: slack.channel, ...(slack.team === undefined ? {} : { team: slack.team }) }] as const] : []))));
  const ofMunicipality = new Map(settings.flatMap(({ actor, municipality, channel, team }) => (municipality !== undefined && channel !== undefined ? [[`${actor} ${municipality}`, { channel, ...(team === undefined ? {} : { team }) }] as const] : [])));
  const addresses = new Map(knowledge.regions.flatMap(({ actors }) => actors.flatMap(({ id, mail }) => (mail === undefined ? [] : [[id, { mail }] as const]))));
  return (actor, municipality) => ({
    ...((municipality === undefined ? undefined : ofMunicipality.get(`${actor} ${municipality}`)) ?? own.get(actor) ?? { channel: municipality === undefined ? `dorr-${actor}` : `dorr-${actor}-${slug(municipality)}` }),
    ...addresses.get(actor),
  });
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/[^a-z0-9]+/g, '-');
}
