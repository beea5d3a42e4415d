import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';

/** Where to write what the operator should know. Pino fits. Never given a text, a name or a contact. */
export type Log = {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
};

/** Slack's libraries write their debug lines with whole requests in them: only warnings and errors go on to our log. */
export function slackLogger(log: Log): Logger {
  const say = (level: 'warn' | 'error') => (...messages: unknown[]) => {
    log[level]({ from: 'slack' }, messages.map((one) => (one instanceof Error ? `${one.name}: ${one.message}` : typeof one === 'string' ? one : '')).join(' '));
  };
  return { debug: () => undefined, info: () => undefined, warn: say('warn'), error: say('error'), setLevel: () => undefined, getLevel: () => LogLevel.WARN, setName: () => undefined };
}
