import { WebClient } from '@slack/web-api';
import type { WebClientOptions } from '@slack/web-api';
import type { Promoter } from '../../src/events.ts';
import { channelKey } from '../../src/store/store.ts';
import type { Installation } from '../../src/store/store.ts';
import type { Queries } from '../adapter.ts';
import { identity } from './identity.ts';
import type { Identity, Me } from './identity.ts';
import { opened } from './let-in.ts';
import type { LetIn } from './let-in.ts';
import type { Log } from './log.ts';
import { cameTo, pressedIn, teamsIn } from './origin.ts';
import { pace } from './pace.ts';
import type { Pace } from './pace.ts';
import { people } from './people.ts';
import type { SlackUser } from './people.ts';
import type { Payload } from './requests.ts';
import type { Seal } from './seal.ts';
import type { Words } from './words.ts';

/** One workspace that lets the app in, by its own key: what is done there is done with this client, at this pace. */
export type Space = {
  /** What it is kept under: its id, or nothing where its key is in the settings. */
  key: string;
  /** Its id, once that is known. */
  team(): string | undefined;
  client: WebClient;
  who: Identity;
  promoterOf(user: SlackUser): Promise<Promoter>;
  pace: Pace;
  /** The signing secret of the actor's own app, where it is that. */
  secret?: string;
  /** The one actor that the app was let in for. */
  actor?: string;
};

/** The workspaces that the app is in. */
export type Spaces = {
  /** The workspace with this id; the region's own where none is named. Undefined where the app is not let in. */
  of(team: string | undefined): Promise<Space | undefined>;
  /** The workspace that a request is meant for. */
  ofRequest(payload: Payload): Promise<Space | undefined>;
  all(): Space[];
  isHome(space: Space): boolean;
  /** Reads anew how the app is let in: another process may have been told. */
  renew(): Promise<void>;
  close(): void;
};

export type SpacesParts = { token: string | undefined; clientOptions: WebClientOptions; gap: number; seal: Seal; read: Queries; log: Log; words: Words; now: () => Date };

/** How long after a look for a workspace that was not there to look again, in milliseconds. */
const restMs = 2000;

/** Opens the workspaces that are kept, and the region's own. */
export async function openSpaces(parts: SpacesParts): Promise<Spaces> {
  const { token, read, log } = parts;
  const byToken = token === undefined ? undefined : makeSpace(parts, '', { token, name: '' });
  let kept = new Map<string, { body: string; space: Space | undefined }>();
  let lookedAt = -Infinity;

  async function renew(): Promise<void> {
    lookedAt = performance.now();
    const rows = (await read.installations()).filter(({ body }) => body !== '');
    const next = await Promise.all(rows.map(async (row) => {
      const before = kept.get(row.team);
      if (before?.body === row.body) return [row.team, before] as const;
      before?.space?.who.close();
      return [row.team, { body: row.body, space: await unseal(parts, row) }] as const;
    }));
    for (const [team, { space }] of kept) if (!rows.some((row) => row.team === team)) space?.who.close();
    kept = new Map(next);
  }

  const spaces = () => [...kept.values()].flatMap(({ space }) => space ?? []);
  // Whoever lets the app in first, and for no actor in particular, is the region itself.
  const home = () => byToken ?? spaces().find(({ secret, actor }) => secret === undefined && actor === undefined);
  const known = (team: string | undefined) => (team === undefined || team === home()?.team() ? home() : kept.get(team)?.space);

  async function of(team: string | undefined): Promise<Space | undefined> {
    if (known(team) === undefined && performance.now() - lookedAt > restMs) await renew();
    return known(team);
  }

  /** A card is in one workspace, whatever a press on it in a shared channel says of the others. */
  async function ofCard(payload: Payload): Promise<Space | undefined> {
    const pressed = pressedIn(payload);
    const place = pressed && (await read.place(pressed.handover));
    if (!pressed || !place || place.channel !== pressed.channel || place.ts !== pressed.ts) return undefined;
    const space = await of(place.team);
    return space?.secret === undefined ? space : undefined;
  }

  async function ofRequest(payload: Payload): Promise<Space | undefined> {
    const own = cameTo(payload);
    if (own !== undefined) return of(own);
    const card = await ofCard(payload);
    if (card) return card;
    const { teams, enterprise } = teamsIn(payload);
    for (const team of teams) {
      const space = await of(team);
      // What an actor's own app has to say comes to its own address.
      if (space && space.secret === undefined) return space;
    }
    const me = home()?.who.me();
    if (!me) {
      // Never waits for Slack to say who we are: a trigger lives three seconds.
      void home()?.who.learn();
      return home();
    }
    return enterprise !== undefined && enterprise === me.enterpriseId ? home() : undefined;
  }

  await renew().catch((error: unknown) => { log.error({ err: error }, 'how the app is let into workspaces could not be read; it is tried again'); });
  if (!home()) log.warn({}, 'the app is in no workspace yet: open /slack/install and let it into the region’s own workspace first');
  return {
    of, ofRequest, renew,
    all: () => [...new Set([home(), ...spaces().filter((space) => space.team() !== home()?.team())].flatMap((space) => space ?? []))],
    isHome: (space) => space === home(),
    close: () => { for (const space of [byToken, ...spaces()]) space?.who.close(); },
  };
}

async function unseal(parts: SpacesParts, row: Installation): Promise<Space | undefined> {
  const { seal, read, log, words, now } = parts;
  try {
    return makeSpace(parts, row.team, opened(seal, row), row.enterprise);
  } catch {
    log.error({ team: row.team, code: 'seal_broken', advice: words.trouble('seal_broken') }, 'the key to a workspace cannot be opened: SECRET_KEY is another than when the app was let in. Put back the earlier one, or let the app in again at /slack/install (an actor’s own app: npm run slack:app)');
    await read.markInstallation(row.team, 'seal_broken', now().toISOString());
    return undefined;
  }
}

function makeSpace({ clientOptions, gap, log, words, now }: SpacesParts, key: string, { token, botId, botUserId, secret, actor }: LetIn, enterpriseId?: string): Space {
  const client = new WebClient(token, clientOptions);
  const first: Me | undefined = key === '' ? undefined : { teamId: key, ...(enterpriseId ? { enterpriseId } : {}), ...(botId ? { botId } : {}), ...(botUserId ? { botUserId } : {}) };
  const who = identity(client, log, words, first);
  return {
    key, client, who, team: () => who.me()?.teamId, promoterOf: people(client, now, words), pace: pace(gap),
    ...(secret === undefined ? {} : { secret }), ...(actor === undefined ? {} : { actor }),
  };
}

/**
 * Whether an actor may be bound to a channel in a workspace. In the region's own anybody may; anybody at all can let the app
 * into another, so there only the actor that it was let in for, or that is there already.
 */
export function mayBind(spaces: Pick<Spaces, 'isHome'>, space: Space, actor: string, bound: readonly { actor: string; team?: string }[]): boolean {
  return spaces.isHome(space) || space.actor === actor || bound.some((one) => one.actor === actor && one.team !== undefined && one.team === space.team());
}

/** Whether somebody takes companies in a workspace, or is about to: anybody at all can let the app into one. */
export function isWorkedIn(spaces: Pick<Spaces, 'isHome'>, space: Space, bound: readonly { team?: string }[]): boolean {
  return spaces.isHome(space) || space.actor !== undefined || bound.some(({ team }) => team !== undefined && team === space.team());
}

/** What is kept of channels and cards, as seen from one workspace: names of its channels are its own. */
export function readAt(read: Queries, team: string | undefined): Queries {
  if (team === undefined) return read;
  return {
    ...read,
    channel: (channel) => read.channel(channelKey({ channel, team })),
    setChannel: (channel) => read.setChannel({ ...channel, name: channelKey({ channel: channel.name, team }) }),
    setPlace: (handover, place) => read.setPlace(handover, { ...place, team }),
  };
}
