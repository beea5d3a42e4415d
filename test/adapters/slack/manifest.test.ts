import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandName, leadShortcut } from '../../../adapters/slack/commands/pieces.ts';
import { manifest } from '../../../adapters/slack/manifest.ts';

type Manifest = {
  display_information: { name: string; description: string; long_description: string; background_color: string };
  features: { bot_user: { display_name: string }; slash_commands: { command: string; url: string; description: string; usage_hint: string }[]; shortcuts: { name: string; callback_id: string; description: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { request_url: string; bot_events: string[] }; interactivity: { is_enabled: boolean; request_url: string } };
};
const made = (url = 'https://ratt-dorr.example.se/') => manifest(url) as Manifest;

describe('the manifest', () => {
  test('points everything at the address where the product is reached', () => {
    expect(made().settings.event_subscriptions.request_url).toBe('https://ratt-dorr.example.se/slack/events');
    expect(made('https://example.se/lots').settings.interactivity).toEqual({ is_enabled: true, request_url: 'https://example.se/lots/slack/events' });
  });

  test('has the command and the shortcut that are listened to', () => {
    const { slash_commands, shortcuts } = made().features;
    expect(slash_commands).toMatchObject([{ command: commandName, url: 'https://ratt-dorr.example.se/slack/events' }]);
    expect(shortcuts).toMatchObject([{ name: 'Skicka vidare', callback_id: leadShortcut, type: 'message' }]);
    expect(made().oauth_config.scopes.bot).toContain('commands');
  });

  test('of a workspace’s own app calls at that workspace’s address, and lets in no other', () => {
    const own = manifest('https://ratt-dorr.example.se', 'T0123ABCD') as Manifest & { oauth_config: object };
    expect(own.settings.event_subscriptions.request_url).toBe('https://ratt-dorr.example.se/slack/events/T0123ABCD');
    expect(own.oauth_config).not.toHaveProperty('redirect_urls');
    expect(made().oauth_config).toMatchObject({ redirect_urls: ['https://ratt-dorr.example.se/slack/oauth_redirect'] });
    expect(() => manifest('https://ratt-dorr.example.se', '../x')).toThrow(/begins with T/);
  });

  test('keeps to the lengths that Slack allows', () => {
    const { display_information: shown, features } = made();
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4000);
    expect(shown.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const { command, description } of features.slash_commands) { expect(command.length).toBeLessThanOrEqual(32); expect(description.length).toBeLessThanOrEqual(2000); }
    for (const { name, description } of features.shortcuts) { expect(name.length).toBeLessThanOrEqual(24); expect(description.length).toBeLessThanOrEqual(150); }
  });

  test('asks for each permission once', () => {
    const { bot } = made().oauth_config.scopes;
    expect(new Set(bot).size).toBe(bot.length);
    expect(bot).toContain('chat:write');
  });

  test.each(['', 'ratt-dorr.example.se', 'ftp://example.se', 'javascript:alert(1)'])('says what to write when the address is «%s»', (url) => {
    expect(() => manifest(url)).toThrow(/https:\/\//);
  });

  const schema = '../shared/data/slack/manifest.schema.2.0.0.json';
  test(`is what Slack’s own schema asks for${existsSync(schema) ? '' : ' (not checked: the schema is not here)'}`, () => {
    if (!existsSync(schema)) return;
    const root = JSON.parse(readFileSync(schema, 'utf8')) as Schema;
    expect(faults(root, JSON.parse(JSON.stringify(manifest('https://ratt-dorr.example.se'))), root)).toEqual([]);
    expect(faults(root, JSON.parse(JSON.stringify(manifest('https://ratt-dorr.example.se', 'T0123ABCD'))), root)).toEqual([]);
    expect(faults(root, { display_information: { name: 'x'.repeat(36) } }, root)).not.toEqual([]);
    expect(faults(root, { display_information: { name: 'x' }, colour: 'red' }, root)).not.toEqual([]);
  });
});

type Schema = { $ref?: string; type?: string; required?: string[]; properties?: Record<string, Schema>; additionalProperties?: unknown; items?: Schema; enum?: unknown[]; minLength?: number; maxLength?: number; minItems?: number; maxItems?: number; pattern?: string; uniqueItems?: boolean; definitions?: Record<string, Schema> };

/** As much of JSON Schema as the manifest's schema uses on our parts of it. */
function faults(schema: Schema, value: unknown, root: Schema, at = ''): string[] {
  if (schema.$ref) return faults(root.definitions![schema.$ref.replace('#/definitions/', '')]!, value, root, at);
  const found: string[] = [];
  const check = (fine: boolean, what: string) => void (fine || found.push(`${at}: ${what}`));
  if (schema.enum) check(schema.enum.includes(value), `one of ${String(schema.enum)}`);
  if (schema.type === 'boolean') check(typeof value === 'boolean', 'a boolean');
  if (schema.type === 'integer') check(Number.isInteger(value), 'a whole number');
  if (schema.type === 'string') check(isText(schema, value), 'a string of the right length and form');
  if (Array.isArray(value)) {
    check(value.length >= (schema.minItems ?? 0) && value.length <= (schema.maxItems ?? Infinity), 'the right number');
    if (schema.items) found.push(...value.flatMap((one, i) => faults(schema.items!, one, root, `${at}/${i}`)));
  } else if (typeof value === 'object' && value !== null) {
    for (const key of schema.required ?? []) check(key in value, `${key} is missing`);
    for (const [key, one] of Object.entries(value)) {
      const inner = schema.properties?.[key];
      if (inner) found.push(...faults(inner, one, root, `${at}/${key}`));
      else check(schema.additionalProperties !== false, `${key} is not known`);
    }
  }
  return found;
}

function isText({ minLength = 0, maxLength = Infinity, pattern = '' }: Schema, value: unknown): boolean {
  return typeof value === 'string' && value.length >= minLength && value.length <= maxLength && new RegExp(pattern).test(value);
}
