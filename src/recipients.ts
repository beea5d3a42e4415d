import type { Recipient } from '../adapters/adapter.ts';
import type { World } from './conversation/world.ts';
import type { Settings } from './events.ts';
import type { Knowledge } from './knowledge/schema.ts';

type ChannelOf = (actor: string, municipality?: string) => { channel: string; team?: string };

/** Every recipient there is. An actor with an office in each municipality stands for itself and for each of them. */
export function recipientsOf(knowledge: Knowledge, world: World, settings: readonly Settings[], channelOf: ChannelOf): Recipient[] {
  const left = new Set(settings.flatMap(({ actor, municipality, leftAt }) => (leftAt === undefined ? [] : [`${actor} ${municipality ?? ''}`])));
  return knowledge.regions.flatMap(({ region, actors }) => actors.flatMap(({ id, name, aliases, gives, perMunicipality, serves }): Recipient[] => {
    if (gives !== 'person' || world.actors.get(id)?.gone) return [];
    const whole: Recipient = { actor: id, name, names: [id, name, ...aliases], region: region.id, ...channelOf(id), left: left.has(`${id} `) };
    const municipalities = perMunicipality ? serves.flatMap((one) => world.regions.get(one)?.municipalities ?? []) : [];
    return [whole, ...municipalities.map((municipality) => ({
      ...whole, municipality, name: world.officeName(municipality), names: [`${id}-${municipality}`, world.officeName(municipality), `${municipality} kommun`, `${municipality}s kommun`],
      ...channelOf(id, municipality), left: left.has(`${id} ${municipality}`),
    }))];
  }));
}

/** Whose a channel is: by the id it was bound with, else by the name that the knowledge gives it in the region's own workspace. */
export function recipientIn(recipients: readonly Recipient[], { id, names }: { id: string; names: readonly string[] }): Recipient | undefined {
  const bare = names.map(bareName);
  return recipients.find(({ channel }) => channel === id) ?? recipients.find(({ channel, team, left }) => !left && team === undefined && bare.includes(bareName(channel)));
}

function bareName(channel: string): string {
  return channel.replace(/^#/, '');
}
