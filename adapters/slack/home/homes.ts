import type { WebClient } from '@slack/web-api';
import type { HomeOwner, HomeView, Queries } from '../../adapter.ts';
import type { Log } from '../log.ts';
import { oneAtATime } from '../pace.ts';
import { SlackTrouble, reading, writing } from '../trouble.ts';
import type { Words } from '../words.ts';
import { homeView } from './view.ts';

export type HomesOptions = { read: Queries; log: Log; now: () => Date; words: Words; /** How long to gather changes before pages are shown anew, in milliseconds. */ gather?: number };

/** Somebody opened their page: who, with which client Slack is reached for them, and how it looked then. */
export type Opening = { user: string; client: WebClient; /** The workspace, where it is not the region's own. */ team?: string; hash?: string };

export type Homes = {
  opened(opening: Opening): Promise<void>;
  /** Something has changed somewhere: whoever has had their page open lately sees it. */
  changed(): void;
  close(): void;
};

type Shown = Opening & { channels: HomeOwner['channels']; at: number };

/** So long after it was opened a page is kept up to date, and so many of them at most. */
const lately = 30 * 60_000;
const mostShown = 100;
const mostLinks = 2000;
const linksAtOnce = 5;

/** The promoters' own pages in Slack. Nothing is kept of them: whoever opens theirs gets it as things are then. */
export function openHomes({ read, log, now, words, gather = 400 }: HomesOptions): Homes {
  const shown = new Map<string, Shown>();
  const links = new Map<string, string>();
  const inTurn = oneAtATime();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function show(key: string): Promise<void> {
    const home = shown.get(key);
    if (!home) return;
    const at = now().toISOString();
    const seen = await read.home({ user: home.user, channels: home.channels, ...(home.team === undefined ? {} : { team: home.team }) }, at);
    const linkTo = await linksIn(home.client, seen);
    const view = homeView(seen, linkTo, words, at);
    const hash = await publish(home, view);
    if (hash !== undefined && shown.get(key) === home) home.hash = hash;
  }

  /** What another process or an older event has shown meanwhile is no reason to leave it: ours was read later. */
  async function publish(home: Shown, view: ReturnType<typeof homeView>): Promise<string | undefined> {
    const send = (hash?: string) => writing(() => home.client.views.publish({ user_id: home.user, view, ...(hash ? { hash } : {}) }));
    try {
      return (await send(home.hash)).view?.hash;
    } catch (error) {
      if (!(error instanceof SlackTrouble) || error.code !== 'hash_conflict') throw error;
      return (await send()).view?.hash;
    }
  }

  async function tryShowing(key: string): Promise<void> {
    try {
      await inTurn(key, () => show(key));
    } catch (error) {
      if (!(error instanceof SlackTrouble)) return log.error({ err: error }, 'a promoter’s page could not be made');
      if (error.kind === 'rate') return later(error.after ?? 30_000);
      // It is shown anew when it is opened the next time; until then there is no use in going on.
      shown.delete(key);
      log.warn({ code: error.code }, error.code === 'not_enabled' ? 'App Home is switched off for the Slack app: switch on the Home Tab, or install it anew with the manifest' : 'a promoter’s page could not be shown');
    }
  }

  async function linksIn(client: WebClient, home: HomeView): Promise<(handover: string) => string | undefined> {
    const cases = [...home.mine, ...home.waiting].map(({ handover }) => handover);
    const found = new Map<string, string>();
    for (let i = 0; i < cases.length; i += linksAtOnce) {
      await Promise.all(cases.slice(i, i + linksAtOnce).map(async (handover) => {
        const url = await linkTo(client, handover).catch(() => undefined);
        if (url !== undefined) found.set(handover, url);
      }));
    }
    return (handover) => found.get(handover);
  }

  /** A card without a link is found in its channel all the same. */
  async function linkTo(client: WebClient, handover: string): Promise<string | undefined> {
    const place = await read.place(handover);
    if (!place) return undefined;
    const key = `${place.channel} ${place.ts}`;
    const known = links.get(key);
    if (known !== undefined) return known;
    const { permalink } = await reading(() => client.chat.getPermalink({ channel: place.channel, message_ts: place.ts }));
    if (permalink === undefined || !/^https?:\/\/[^\s<>|]+$/.test(permalink)) return undefined;
    if (links.size >= mostLinks) links.clear();
    links.set(key, permalink);
    return permalink;
  }

  function later(milliseconds: number) {
    if (closed || timer) return;
    timer = setTimeout(() => { timer = undefined; void refresh(); }, milliseconds);
    timer.unref();
  }

  async function refresh(): Promise<void> {
    const oldest = now().getTime() - lately;
    for (const [key, { at }] of shown) if (at < oldest) shown.delete(key);
    for (const key of shown.keys()) {
      if (closed) return;
      await tryShowing(key);
    }
  }

  return {
    async opened(opening) {
      const key = `${opening.team ?? ''} ${opening.user}`;
      const channels = await channelsOf(opening, log);
      shown.delete(key);
      shown.set(key, { ...opening, channels, at: now().getTime() });
      if (shown.size > mostShown) shown.delete(shown.keys().next().value ?? '');
      await tryShowing(key);
    },
    changed() {
      if (shown.size > 0) later(gather);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      shown.clear();
    },
  };
}

/** The channels that somebody is in, as far as the app can see. Without them one still sees what one has taken. */
async function channelsOf({ client, user }: Opening, log: Log): Promise<HomeOwner['channels']> {
  const channels: { id: string; name?: string | undefined }[] = [];
  try {
    for (let cursor = '', page = 0; page < 10; page += 1) {
      const answer = await reading(() => client.users.conversations({ user, types: 'public_channel,private_channel', exclude_archived: true, limit: 200, ...(cursor ? { cursor } : {}) }));
      for (const { id, name } of answer.channels ?? []) if (id) channels.push({ id, name });
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) break;
    }
  } catch (error) {
    log.warn({ code: error instanceof SlackTrouble ? error.code : 'internal' }, 'the channels of a promoter could not be read; the page shows what that person has pressed');
  }
  return channels;
}
