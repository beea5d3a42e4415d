import type { types } from '@slack/bolt';
import { safe } from './safe.ts';

/** The few shapes of Block Kit that our messages are made of. Texts come in ready for Slack unless the name says otherwise. */
export type Block = types.KnownBlock;

/** Slack's own limits, in characters of escaped text. */
export const limits = { header: 150, section: 3000, option: 75, optionValue: 150, select: 100, card: 8000 } as const;

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

export const header = (text: string): Block => ({ type: 'header', text: plain(text) });
export const section = (text: string): Block => ({ type: 'section', text: plain(text) });
export const context = (text: string): Block => ({ type: 'context', elements: [plain(text)] });
export const divider = (): Block => ({ type: 'divider' });

/** Lines with our own bold labels. Nothing in it becomes a link or a mention by itself. */
export const markup = (text: string): Block => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });

/** A text of others as it stands, made safe here. */
export const spoken = (text: string, max: number): Block => section(safe(text, max));

/** What every message of ours is sent with: nothing in it is looked up, linked or unfolded. */
export const quiet = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;
