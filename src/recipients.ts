import { recipientName } from './conversation/recommend.ts';
import type { World } from './conversation/world.ts';
import type { Settings } from './events.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { channelKey } from './store/store.ts';
import type { Channel, HandoverRow } from './store/store.ts';
import { wayOf } from './ways.ts';

/** Who takes companies in a channel: an actor, or a municipality's office where each has a channel of its own. */
export type Recipient = {
  actor: string;
  municipality?: string;
  /** As promoters know it. */
  name: string;
  /** All that it is called. */
  names: readonly string[];
  /** The region whose folder it lies in, and those that it takes companies from. */
  region: string;
  regions: readonly string[];
  /** Its channel by id or name, and its workspace where that is not the region's own. */
  channel: string;
  team?: string;
  /** Its cases go by e-mail, as it has no channel of its own: nothing is put up where its channel would be. */
  byMail?: boolean;
  /** It has left, and takes no companies. */
  left: boolean;
};
type ChannelOf = (actor: string, municipality?: string) => { channel: string; team?: string };

/** Everyone that handovers can come to. An actor with an office in each municipality stands for itself, for who has not said where it is, and for each of them. */
export function recipientsOf(knowledge: Knowledge, world: World, settings: readonly Settings[], channelOf: ChannelOf): Recipient[] {
  const left = new Set(settings.flatMap(({ actor, municipality, leftAt }) => (leftAt === undefined ? [] : [recipientKey({ actor, municipality })])));
  return knowledge.regions.flatMap(({ region, actors }) => actors.flatMap(({ id, name, aliases, gives, perMunicipality, municipalities, serves, mail, slack }): Recipient[] => {
    if (gives !== 'person' || world.actors.get(id)?.gone) return [];
    const byMail = (municipality?: string) => wayOf({ id, mail, slack }, settings, undefined, municipality) === 'mail';
    const whole: Recipient = { actor: id, name, names: [id, name, ...aliases], region: region.id, regions: serves, ...channelOf(id), byMail: byMail(), left: left.has(recipientKey({ actor: id })) };
    if (!perMunicipality) return [whole];
    const places = serves.flatMap((one) => (world.regions.get(one)?.municipalities ?? []).map((place) => ({ region: one, place })));
    return [whole, ...places.filter(({ place }) => municipalities === undefined || municipalities.includes(place)).map(({ region: one, place: municipality }) => ({
      ...whole, municipality, regions: [one], name: recipientName(world, id, municipality), names: [`${id}-${municipality}`, recipientName(world, id, municipality), `${municipality} kommun`, `${municipality}s kommun`],
      ...channelOf(id, municipality), byMail: byMail(municipality), left: left.has(recipientKey({ actor: id, municipality })),
    }))];
  }));
}

/** Whose a channel is: by the id it was bound with or is known to have, else by the name that the knowledge gives it in the region's own workspace. */
export function recipientIn(recipients: readonly Recipient[], channels: readonly Channel[], { id, name }: { id: string; name?: string | undefined }): Recipient | undefined {
  const staying = recipients.filter(({ left }) => !left);
  return recipients.find(({ channel }) => channel === id)
    ?? staying.find((recipient) => knownChannel(channels, recipient)?.id === id)
    ?? (name === undefined ? undefined : staying.find(({ channel, team }) => team === undefined && bareName(channel) === bareName(name)));
}

/** By what a recipient and the handovers that came to it are brought together. */
export function recipientKey({ actor, municipality = '' }: { actor: string; municipality?: string | undefined }): string {
  return `${actor} ${municipality}`;
}

/** The recipient that a handover came to. */
export function keyOfRow({ actor, facts }: HandoverRow): string {
  return recipientKey({ actor, municipality: facts.municipality });
}

/** What is known of a recipient's channel: by the id it is written with, or that Slack has answered with. */
export function knownChannel(channels: readonly Channel[], recipient: Pick<Recipient, 'channel' | 'team'>): Channel | undefined {
  return channels.find(({ name }) => name === channelKey(recipient));
}

function bareName(channel: string): string {
  return channel.replace(/^#/, '');
}
