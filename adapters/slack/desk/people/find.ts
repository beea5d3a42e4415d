import { findChannel, findMessage, type Channel, type Person, type View } from '../state.ts';
import { stackOf } from '../views.ts';
import { findUser, type Workspace } from '../workspace.ts';
import type { Block } from '../block-kit/blocks.ts';
import type { Accessory, ActionElement, InputElement } from '../block-kit/elements.ts';
import type { Place } from '../outbound/payloads.ts';
import { readValues, type Filled } from './values.ts';

/** Something that was named is not there (any more). */
export class Missing extends Error {
  readonly code = 'missing';
  constructor(what: string) {
    super(`there is no such ${what} at the desk`);
    this.name = 'Missing';
  }
}

/** The person with an id. */
export function person(desk: Workspace, id: string): Person {
  const found = findUser(desk, id);
  if (!found || found.bot) throw new Missing('person');
  return { id: found.id, name: found.name };
}

/** The channel with an id or a name. */
export function channelNamed(desk: Workspace, idOrName: string): Channel {
  const found = findChannel(desk.state, idOrName);
  if (!found) throw new Missing('channel');
  return found;
}

/** The dialog or home page that a person has before them. */
export function viewBefore(desk: Workspace, user: string, id: string): View {
  const home = desk.state.homes[user];
  const found = stackOf(desk, user).find((each) => each.id === id) ?? (home?.id === id ? home : undefined);
  if (!found) throw new Missing('view');
  return found;
}

/** Where something is pressed: a message by channel and time stamp, or a view by id. */
export type Spot = { channel: string; ts: string } | { view: string };

/** The place of a spot, as the person sees it. */
export function placeAt(desk: Workspace, user: string, spot: Spot, filled: Filled): Place {
  if ('view' in spot) {
    const view = viewBefore(desk, user, spot.view);
    return { view, values: readValues(view.blocks, filled).values };
  }
  const channel = channelNamed(desk, spot.channel);
  const whisper = desk.whispers.find((each) => each.channel === channel.id && each.ts === spot.ts && each.for === user);
  if (whisper) return { channel, whisper };
  const message = findMessage(channel, spot.ts);
  if (!message) throw new Missing('message');
  return { channel, message };
}

/** The blocks that lie at a place. */
export function blocksAt(place: Place): readonly Block[] {
  if ('view' in place) return place.view.blocks;
  return ('message' in place ? place.message.blocks : place.whisper.blocks) ?? [];
}

/** What can be acted on. */
export type Element = ActionElement | Accessory | InputElement;

/** The element with an action id, and in the block with an id where that is given. */
export function elementIn(blocks: readonly Block[], action: string, block?: string): { element: Element; block: string } {
  for (const each of blocks) {
    if (block !== undefined && each.block_id !== block) continue;
    for (const element of elementsOf(each)) {
      if ('action_id' in element && element.action_id === action) return { element, block: each.block_id ?? '' };
    }
  }
  throw new Missing('button or menu');
}

function elementsOf(block: Block): readonly Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'section') return block.accessory ? [block.accessory] : [];
  return block.type === 'input' ? [block.element] : [];
}
