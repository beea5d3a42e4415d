import type { types } from '@slack/bolt';
import type { Block } from '../blocks.ts';
import { plain } from '../modal.ts';

/** The buttons and menus of the command's answers. Whoever presses one is heard in commands.ts. */
export const commandActions = {
  lead: 'lead_instead', who: 'who_instead', answer: 'lead_answer', choose: 'lead_choose', say: 'lead_say', handOver: 'lead_hand_over',
  bind: 'join_bind', practice: 'join_practice', deputy: 'join_deputy', closed: 'join_closed', join: 'join_live',
} as const;
export const commandDialogs = { say: 'lead_say_dialog', handOver: 'lead_hand_over_dialog', closed: 'join_closed_dialog' } as const;
/** The slash command. */
export const commandName = '/rattdorr';
/** The message shortcut. */
export const leadShortcut = 'lead_message';

const actions: readonly string[] = Object.values(commandActions);

/** Whether what sends this id is heard in commands.ts: several of one kind are numbered. */
export function commandListensTo(action: string): boolean {
  return actions.includes(action.replace(/_\d+$/u, ''));
}

/** A button of ours: its value is what it needs to know. `n` tells apart several of one kind in the same message. */
export function button(action: keyof typeof commandActions, text: string, value: unknown, { primary = false, n }: { primary?: boolean; n?: number } = {}): types.Button {
  return {
    type: 'button', action_id: n === undefined ? commandActions[action] : `${commandActions[action]}_${n}`, text: plain(text, 75),
    value: typeof value === 'string' ? value : JSON.stringify(value), ...(primary ? { style: 'primary' as const } : {}),
  };
}

export const row = (...elements: types.ActionsBlockElement[]): Block => ({ type: 'actions', elements });

/** A text with our own bold parts, and a button beside it. */
export const beside = (text: string, accessory?: types.SectionBlockAccessory): Block => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true }, ...(accessory ? { accessory } : {}) });
