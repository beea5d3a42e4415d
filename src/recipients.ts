import { recipientName } from './conversation/recommend.ts';
import type { World } from './conversation/world.ts';
import type { Channel, HandoverRow } from './store/store.ts';

/** Whom handovers come to: an actor, or one municipality's office of an actor that has one for each; and its channel. */
export type Recipient = { actor: string; municipality?: string; name: string; channel: string; team?: string; regions: readonly string[] };

type ChannelOf = (actor: string, municipality?: string) => { channel: string; team?: string };

/** Everyone that handovers can come to. */
export function recipientsOf(world: World, channelOf: ChannelOf): Recipient[] {
  return [...world.actors.values()].filter(({ gives, gone }) => gives === 'person' && !gone).flatMap(({ id, serves, perMunicipality, municipalities }) => {
    const make = (regions: readonly string[], municipality?: string): Recipient => ({
      actor: id, regions, name: recipientName(world, id, municipality), ...channelOf(id, municipality), ...(municipality === undefined ? {} : { municipality }),
    });
    if (!perMunicipality) return [make(serves)];
    const offices = serves.flatMap((region) => (world.regions.get(region)?.municipalities ?? []).map((name) => ({ region, name })));
    // A company that has not said where it is comes to the actor as a whole.
    return [...offices.filter(({ name }) => municipalities === undefined || municipalities.includes(name)).map(({ region, name }) => make([region], name)), make(serves)];
  });
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
export function knownChannel(channels: readonly Channel[], { channel }: Pick<Recipient, 'channel'>): Channel | undefined {
  return channels.find(({ name }) => name === channel);
}
