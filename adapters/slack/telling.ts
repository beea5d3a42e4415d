import type { App, BoundChannel } from '../adapter.ts';
import { post } from './channels.ts';
import type { Log } from './log.ts';
import { escape } from './safe.ts';
import type { Showing } from './showing.ts';
import type { Words } from './words.ts';

/** Tells the coordinating actor of each region what has become of the connections there. */
export type Telling = {
  /** Who was handed over to there; where that cannot be told any more, all who have it as theirs. */
  namesOf(bound: readonly BoundChannel[]): string;
  /** Says something about these channels, but not where `isDeaf` says that nobody would hear it. Never throws. */
  say(bound: readonly BoundChannel[], text: string, isDeaf?: (channel: BoundChannel) => boolean): Promise<void>;
};

const namesAtMost = 5;

/** Opens the telling. */
export function openTelling({ read }: App, { log, words, showingIn }: { log: Log; words: Words; showingIn: (team: string | undefined) => Promise<Showing | undefined> }): Telling {
  return {
    namesOf(bound) {
      const live = new Set(read.actors().flatMap(({ id, handover }) => (handover === 'live' ? [id] : [])));
      const some = bound.filter(({ actor }) => live.has(actor));
      const names = [...new Set((some.length > 0 ? some : bound).map(({ name }) => name))];
      return words.list(names.length > namesAtMost ? [...names.slice(0, namesAtMost - 1), words.andMore(names.length - namesAtMost + 1)] : names);
    },
    async say(bound, text, isDeaf = () => false) {
      const coordinators = new Set(read.directory().regions.flatMap(({ id, coordinator }) => (coordinator !== undefined && bound.some(({ region }) => region === id) ? [coordinator] : [])));
      for (const one of read.boundChannels()) {
        if (!coordinators.delete(one.actor) || isDeaf(one)) continue;
        try {
          const showing = await showingIn(one.team);
          if (showing) await post(showing, one.channel, { text: escape(text) });
        } catch (error) {
          log.warn({ err: error, actor: one.actor }, 'the coordinating actor could not be told of a connection');
        }
      }
    },
  };
}
