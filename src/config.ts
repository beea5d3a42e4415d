import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isPostgres } from './store/address.ts';

const url = (what: string) => z.url({ protocol: /^https?$/, error: `write ${what} as a whole address, such as https://dorr.example.se` });
const portNumber = 'write a port number from 0 to 65535';
const leastSecret = 32;
const openIdHints: Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET', string> = {
  OIDC_ISSUER: 'write the issuer’s address, the one that /.well-known/openid-configuration lies under, such as https://login.example.se',
  OIDC_CLIENT_ID: 'write the client ID that the issuer has given this program',
  OIDC_CLIENT_SECRET: 'write the client secret that the issuer has given this program',
};

const Environment = z.object({
  PORT: z.coerce.number({ error: portNumber }).int(portNumber).min(0, portNumber).max(65_535, portNumber).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url('PUBLIC_URL').optional(),
  TRUST_PROXY: z.string().refine(isTrust, 'write off, the number of proxies in front, or their addresses with commas between, such as 10.0.0.0/8').default('off'),
  DATABASE_URL: z.string().refine(isDatabase, 'write file: and a path, such as file:./data/ratt-dorr.db, or the address of a Postgres database, such as postgres://user:password@host:5432/ratt_dorr').default('file:./data/ratt-dorr.db'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'write one of fatal, error, warn, info, debug, trace, silent' }).default('info'),
  SECRET_KEY: z.string().min(leastSecret, 'write at least 32 characters, such as the output of: openssl rand -hex 32').optional(),
  SLACK_BOT_TOKEN: z.string().regex(/^xoxb-/, 'write the bot token from the Slack app’s page OAuth & Permissions; it begins with xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'write the signing secret from the Slack app’s page Basic Information').optional(),
  SLACK_CLIENT_ID: z.string().regex(/^[\w.]{3,}$/, 'write the client ID from the Slack app’s page Basic Information, such as 1234567890.1234567890').optional(),
  SLACK_CLIENT_SECRET: z.string().min(8, 'write the client secret from the Slack app’s page Basic Information').optional(),
  SLACK_API_URL: url('SLACK_API_URL').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'write the mail server as an address, such as smtps://user:password@mail.example.se' }).optional(),
  MAIL_FROM: z.email('write the address that e-mails come from, such as inget-svar@dorr.example.se').optional(),
  OIDC_ISSUER: url('OIDC_ISSUER').refine(isSafe, 'write the issuer as an address that begins with https://, such as https://login.example.se').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  HANDOVER_LIVE: z.enum(['knowledge', 'all'], { error: 'write knowledge (as each actor’s file says) or all' }).default('knowledge'),
}).superRefine((values, context) => {
  if (values.SECRET_KEY === undefined && !values.DATABASE_URL.startsWith('file:')) context.addIssue({ code: 'custom', path: ['SECRET_KEY'], message: 'is needed together with Postgres, and the same for every process: write the output of openssl rand -hex 32, or what data/secret.key holds where you come from a file' });
  if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is needed together with SMTP_URL: write the address that e-mails come from, such as inget-svar@dorr.example.se' });
  if (values.MAIL_FROM !== undefined && values.SMTP_URL === undefined) context.addIssue({ code: 'custom', path: ['SMTP_URL'], message: 'is needed together with MAIL_FROM: write the mail server as an address, such as smtps://user:password@mail.example.se' });
  if (values.SLACK_BOT_TOKEN !== undefined && values.SLACK_SIGNING_SECRET === undefined) context.addIssue({ code: 'custom', path: ['SLACK_SIGNING_SECRET'], message: 'is needed together with SLACK_BOT_TOKEN: copy it from the Slack app’s page Basic Information' });
  if (values.SLACK_CLIENT_ID !== undefined && values.SLACK_CLIENT_SECRET === undefined) context.addIssue({ code: 'custom', path: ['SLACK_CLIENT_SECRET'], message: 'is needed together with SLACK_CLIENT_ID: copy it from the Slack app’s page Basic Information' });
  if (values.SLACK_CLIENT_SECRET !== undefined && values.SLACK_CLIENT_ID === undefined) context.addIssue({ code: 'custom', path: ['SLACK_CLIENT_ID'], message: 'is needed together with SLACK_CLIENT_SECRET: copy it from the Slack app’s page Basic Information' });
  if (values.SLACK_CLIENT_ID !== undefined && values.SLACK_BOT_TOKEN === undefined && values.SLACK_SIGNING_SECRET === undefined) context.addIssue({ code: 'custom', path: ['SLACK_SIGNING_SECRET'], message: 'is needed together with SLACK_CLIENT_ID: copy it from the Slack app’s page Basic Information' });
  if (values.SLACK_SIGNING_SECRET !== undefined && values.SLACK_BOT_TOKEN === undefined && values.SLACK_CLIENT_ID === undefined && values.SLACK_CLIENT_SECRET === undefined) context.addIssue({ code: 'custom', path: ['SLACK_BOT_TOKEN'], message: 'is needed together with SLACK_SIGNING_SECRET: copy it from the Slack app’s page OAuth & Permissions, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for workspaces to let the app in' });
}).superRefine((values, context) => {
  for (const [name, message] of openIdMissing(values)) context.addIssue({ code: 'custom', path: [name], message });
});

export type Config = {
  port: number;
  host: string;
  publicUrl: string | undefined;
  trustProxy: string | number | false;
  /** The path of a SQLite file, `:memory:`, or the address of a Postgres database. */
  database: string;
  /** The folder beside the database, for what is kept there; none with a database in memory. */
  folder: string | undefined;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  secret: string;
  /** The Slack app: the key to the region's own workspace, what other workspaces let it in with, or both. */
  slack: { token: string | undefined; signingSecret: string; oauth: { clientId: string; clientSecret: string } | undefined; apiUrl: string | undefined } | undefined;
  /** Where e-mails to companies and actors are handed in, and whom they come from. */
  mail: { url: string; from: string } | undefined;
  /** Where admins may sign in by OpenID Connect. */
  openId: { issuer: string; clientId: string; clientSecret: string } | undefined;
  live: 'knowledge' | 'all';
};

/** A fault in the settings: every one of them, each with what to write. */
export class ConfigFault extends Error {
  constructor(faults: readonly string[]) {
    super(`The settings are not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
  }
}

/** Reads the settings; an empty one is as none. Throws a ConfigFault with all that is wrong. The only reader of the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')));
  if (!parsed.success) throw new ConfigFault(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const values = parsed.data;
  const database = values.DATABASE_URL.replace(/^file:/, '');
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: trust(values.TRUST_PROXY),
    database,
    folder: folderOf(database),
    logLevel: values.LOG_LEVEL,
    secret: values.SECRET_KEY ?? keptSecret(database),
    slack: slackOf(values),
    mail: values.SMTP_URL !== undefined && values.MAIL_FROM !== undefined ? { url: values.SMTP_URL, from: values.MAIL_FROM } : undefined,
    openId: openIdOf(values),
    live: values.HANDOVER_LIVE,
  };
}

function slackOf({ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl }: z.infer<typeof Environment>): Config['slack'] {
  return signingSecret === undefined ? undefined : { token, signingSecret, apiUrl, oauth: clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : undefined };
}

/** Which of the three are not there while others are, and what to write. */
function openIdMissing(values: Partial<Record<keyof typeof openIdHints, string | undefined>>): [name: string, message: string][] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const there = names.filter((name) => values[name] !== undefined);
  return there.length === 0 ? [] : names.filter((name) => values[name] === undefined).map((name) => [name, `is needed together with ${there.join(' and ')}: ${openIdHints[name]}`]);
}

function openIdOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }: z.infer<typeof Environment>): Config['openId'] {
  return issuer !== undefined && clientId !== undefined && clientSecret !== undefined ? { issuer, clientId, clientSecret } : undefined;
}

/** Encrypted, or on this machine. */
function isSafe(address: string): boolean {
  return !URL.canParse(address) || new URL(address).protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}

function isTrust(value: string): boolean {
  if (typeof trust(value) !== 'string') return true;
  return value.split(',').map((one) => one.trim()).every((one) => {
    const [address = '', bits] = one.split('/');
    const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : 0;
    return ['loopback', 'linklocal', 'uniquelocal'].includes(one) || (most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)));
  });
}

function isDatabase(value: string): boolean {
  if (/^file:.+/.test(value)) return true;
  return isPostgres(value) && URL.canParse(value) && new URL(value).pathname.length > 1;
}

function folderOf(database: string): string | undefined {
  if (database === ':memory:') return undefined;
  return isPostgres(database) ? './data' : dirname(database);
}

function trust(value: string): string | number | false {
  if (['', 'off', 'false', '0'].includes(value)) return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** The key that is made at the first start and kept beside the database, readable by its owner only. */
function keptSecret(database: string): string {
  if (database === ':memory:') return randomBytes(32).toString('hex');
  const file = join(dirname(database), 'secret.key');
  const secret = keptIn(file);
  // An empty key would sign tokens that anybody can make.
  if (secret.length < leastSecret) throw new ConfigFault([`SECRET_KEY: the key kept in ${file} is cut short. Put back the file from a backup, or remove it and start again: then all earlier tokens and codes cease to work.`]);
  return secret;
}

function keptIn(file: string): string {
  try {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigFault([`DATABASE_URL: the folder ${dirname(file)} cannot be used (${error instanceof Error ? error.message : String(error)}). Write a path in a folder that the program may read and write, or make this one so.`]);
  }
}
