import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const url = (what: string) => z.url({ protocol: /^https?$/, error: `write ${what} as a whole address, such as https://dorr.example.se` });
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Environment = z.object({
  PORT: z.coerce.number({ error: 'write a port number from 0 to 65535' }).int().min(0).max(65_535, 'write a port number from 0 to 65535').default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: optional(url('PUBLIC_URL')),
  TRUST_PROXY: z.string().default('off'),
  DATABASE_URL: z.string().regex(/^file:.+/, 'write file: and a path, such as file:./data/ratt-dorr.db (Postgres is not supported yet)').default('file:./data/ratt-dorr.db'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'write one of fatal, error, warn, info, debug, trace, silent' }).default('info'),
  SECRET_KEY: optional(z.string().min(32, 'write at least 32 characters, such as the output of: openssl rand -hex 32')),
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xoxb-/, 'write the bot token from the Slack app’s page OAuth & Permissions; it begins with xoxb-')),
  SLACK_SIGNING_SECRET: optional(z.string().min(8, 'write the signing secret from the Slack app’s page Basic Information')),
  SLACK_API_URL: optional(url('SLACK_API_URL')),
  HANDOVER_LIVE: z.enum(['knowledge', 'all'], { error: 'write knowledge (as each actor’s file says) or all' }).default('knowledge'),
}).superRefine((values, context) => {
  if (values.SLACK_BOT_TOKEN !== undefined && values.SLACK_SIGNING_SECRET === undefined) context.addIssue({ code: 'custom', path: ['SLACK_SIGNING_SECRET'], message: 'is needed together with SLACK_BOT_TOKEN: copy it from the Slack app’s page Basic Information' });
  if (values.SLACK_SIGNING_SECRET !== undefined && values.SLACK_BOT_TOKEN === undefined) context.addIssue({ code: 'custom', path: ['SLACK_BOT_TOKEN'], message: 'is needed together with SLACK_SIGNING_SECRET: copy it from the Slack app’s page OAuth & Permissions' });
});

export type Config = {
  port: number;
  host: string;
  publicUrl: string | undefined;
  trustProxy: string | number | false;
  database: string;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  secret: string;
  slack: { token: string; signingSecret: string; apiUrl: string | undefined } | undefined;
  live: 'knowledge' | 'all';
};

/** A fault in the settings: every one of them, each with what to write. */
export class ConfigFault extends Error {
  constructor(faults: readonly string[]) {
    super(`The settings are not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
  }
}

/** Reads the settings. Throws a ConfigFault with all that is wrong. The only reader of the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new ConfigFault(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const values = parsed.data;
  const database = values.DATABASE_URL.slice('file:'.length);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: trust(values.TRUST_PROXY),
    database,
    logLevel: values.LOG_LEVEL,
    secret: values.SECRET_KEY ?? keptSecret(database),
    slack: values.SLACK_BOT_TOKEN !== undefined && values.SLACK_SIGNING_SECRET !== undefined ? { token: values.SLACK_BOT_TOKEN, signingSecret: values.SLACK_SIGNING_SECRET, apiUrl: values.SLACK_API_URL } : undefined,
    live: values.HANDOVER_LIVE,
  };
}

function trust(value: string): string | number | false {
  if (['', 'off', 'false', '0'].includes(value)) return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** The key that is made at the first start and kept beside the database, readable by its owner only. */
function keptSecret(database: string): string {
  if (database === ':memory:') return randomBytes(32).toString('hex');
  const file = join(dirname(database), 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
