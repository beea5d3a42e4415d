import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from '../src/config.ts';

const scratch = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });
const inMemory = { DATABASE_URL: 'file::memory:' };

function faultsOf(environment: Record<string, string>): string {
  try {
    readConfig({ ...inMemory, ...environment });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigFault);
    return (error as ConfigFault).message;
  }
  return '';
}

describe('the settings', () => {
  it('need nothing but where to keep things', () => {
    expect(readConfig(inMemory)).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: undefined, trustProxy: false, logLevel: 'info', slack: undefined, live: 'knowledge', database: ':memory:' });
  });

  it('are as if not there when they are empty', () => {
    const empty = Object.fromEntries(['PORT', 'HOST', 'PUBLIC_URL', 'TRUST_PROXY', 'LOG_LEVEL', 'SECRET_KEY', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'SMTP_URL', 'MAIL_FROM', 'HANDOVER_LIVE'].map((name) => [name, '']));
    expect({ ...readConfig({ ...inMemory, ...empty }), secret: '' }).toEqual({ ...readConfig(inMemory), secret: '' });
  });

  it('are taken as they are written', () => {
    expect(readConfig({ ...inMemory, PORT: '8080', HOST: '0.0.0.0', PUBLIC_URL: 'https://dorr.example.se/', TRUST_PROXY: '2', LOG_LEVEL: 'warn', SECRET_KEY: 'x'.repeat(32), SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abcdefgh', HANDOVER_LIVE: 'all' }))
      .toEqual({ port: 8080, host: '0.0.0.0', publicUrl: 'https://dorr.example.se', trustProxy: 2, database: ':memory:', folder: undefined, logLevel: 'warn', secret: 'x'.repeat(32), slack: { token: 'xoxb-1', signingSecret: 'abcdefgh', apiUrl: undefined }, live: 'all' });
  });

  it('are all told of at once when they are wrong, each with what to write', () => {
    const wrong = { PORT: 'abc', PUBLIC_URL: 'dorr', TRUST_PROXY: 'yes', DATABASE_URL: 'postgres://db', LOG_LEVEL: 'loud', SECRET_KEY: 'short', SLACK_BOT_TOKEN: 'token', SLACK_SIGNING_SECRET: 'x', SLACK_API_URL: 'slack', SMTP_URL: 'mail.example.se', MAIL_FROM: 'Rätt dörr', HANDOVER_LIVE: 'some' };
    const told = faultsOf(wrong);
    for (const name of Object.keys(wrong)) expect(told).toMatch(new RegExp(`^ {2}${name}: .*write`, 'm'));
  });

  it.each(['abc', '-1', '65536', '80.5', ' x', 'NaN'])('a port of %j says what a port is', (PORT) => {
    expect(faultsOf({ PORT })).toContain('PORT: write a port number from 0 to 65535');
  });

  it.each([['off', false], ['false', false], ['0', false], ['1', 1], ['10.0.0.0/8', '10.0.0.0/8'], ['loopback, 10.1.2.3', 'loopback, 10.1.2.3'], ['fd00::/8', 'fd00::/8']])('a proxy is trusted as %j says', (TRUST_PROXY, trusted) => {
    expect(readConfig({ ...inMemory, TRUST_PROXY }).trustProxy).toBe(trusted);
  });

  it.each(['true', 'yes', '-1', '10.0.0.0/33', '10.0.0.0/', 'example.se', '10.0.0.1,'])('a proxy of %j is told of at start', (TRUST_PROXY) => {
    expect(faultsOf({ TRUST_PROXY })).toContain('TRUST_PROXY: write off');
  });

  it('an issuer of OpenID Connect comes with id and secret, over an encrypted connection unless it is on this machine', () => {
    const all = { OIDC_ISSUER: 'https://login.example.se', OIDC_CLIENT_ID: 'ratt-dorr', OIDC_CLIENT_SECRET: 'secret' };
    expect(readConfig({ ...inMemory, ...all }).openId).toEqual({ issuer: 'https://login.example.se', clientId: 'ratt-dorr', clientSecret: 'secret' });
    expect(readConfig(inMemory).openId).toBeUndefined();
    for (const name of Object.keys(all)) expect(faultsOf({ ...all, [name]: '' })).toContain(`${name}: is needed together with`);
    expect(faultsOf({ ...all, OIDC_ISSUER: 'http://login.example.se' })).toContain('OIDC_ISSUER: write the issuer as an address that begins with https://');
    expect(faultsOf({ ...all, OIDC_ISSUER: 'login' })).toContain('OIDC_ISSUER: write OIDC_ISSUER as a whole address');
    expect(readConfig({ ...inMemory, ...all, OIDC_ISSUER: 'http://localhost:9000' }).openId?.issuer).toBe('http://localhost:9000');
  });

  it('Slack’s app is one workspace’s key, what others let it in with, or both; half of either asks for the other half', () => {
    const [SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET] = ['123.456', 'client-secret', 'abcdefgh'];
    expect(faultsOf({ SLACK_CLIENT_ID, SLACK_SIGNING_SECRET })).toContain('SLACK_CLIENT_SECRET: is needed together with SLACK_CLIENT_ID');
    expect(faultsOf({ SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET })).toContain('SLACK_CLIENT_ID: is needed together with SLACK_CLIENT_SECRET');
    expect(faultsOf({ SLACK_CLIENT_ID, SLACK_CLIENT_SECRET })).toContain('SLACK_SIGNING_SECRET: is needed together with SLACK_CLIENT_ID');
    expect(faultsOf({ SLACK_SIGNING_SECRET })).toContain('SLACK_BOT_TOKEN: is needed together with SLACK_SIGNING_SECRET');
    const only = readConfig({ ...inMemory, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET });
    expect(only.slack).toEqual({ token: undefined, signingSecret: 'abcdefgh', apiUrl: undefined, oauth: { clientId: '123.456', clientSecret: 'client-secret' } });
    expect(readConfig({ ...inMemory, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET }).slack).toMatchObject({ token: 'xoxb-1', oauth: { clientId: '123.456' } });
  });

  it('half of what e-mail needs asks for the other half, and the whole is taken', () => {
    const [SMTP_URL, MAIL_FROM] = ['smtps://user:hemligt@mail.example.se', 'inget-svar@dorr.example.se'];
    expect(faultsOf({ SMTP_URL })).toContain('MAIL_FROM: is needed together with SMTP_URL');
    expect(faultsOf({ MAIL_FROM })).toContain('SMTP_URL: is needed together with MAIL_FROM');
    expect(readConfig({ ...inMemory, SMTP_URL, MAIL_FROM }).mail).toEqual({ url: SMTP_URL, from: MAIL_FROM });
    expect(faultsOf({ SMTP_URL: 'http://user:hemligt@mail.example.se', MAIL_FROM })).not.toContain('hemligt');
  });

  it.each(['a@b', 'Rätt dörr <a@b.se>', 'a@b.se\nBcc: x@y.se', 'a@b.se, c@d.se'])('a sender of %j is told of at start', (MAIL_FROM) => {
    expect(faultsOf({ SMTP_URL: 'smtp://localhost', MAIL_FROM })).toContain('MAIL_FROM: write the address');
  });

  it('half of what Slack needs asks for the other half', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toContain('SLACK_SIGNING_SECRET: is needed together with SLACK_BOT_TOKEN');
    expect(faultsOf({ SLACK_SIGNING_SECRET: 'abcdefgh' })).toContain('SLACK_BOT_TOKEN: is needed together with SLACK_SIGNING_SECRET');
  });

  it('never show the value of a secret when it is wrong', () => {
    const told = faultsOf({ SECRET_KEY: 'hemlig-nyckel', SLACK_BOT_TOKEN: 'hemlig-token', SLACK_SIGNING_SECRET: 'hemligt' });
    expect(told).not.toContain('hemlig');
  });
});

describe('the database', () => {
  const DATABASE_URL = 'postgres://dorr:hemligt@db.example.se:5432/ratt_dorr';

  it('may be Postgres, as it is written', () => {
    expect(readConfig({ DATABASE_URL, SECRET_KEY: 'x'.repeat(32) })).toMatchObject({ database: DATABASE_URL, folder: './data' });
  });

  it('asks for a key that all processes share where it is Postgres', () => {
    expect(faultsOf({ DATABASE_URL })).toMatch(/SECRET_KEY: is needed together with Postgres.*write/);
  });

  it.each(['postgres://db', 'mysql://db/x', 'data.db', 'file:'])('is told of when it is %j, without showing it', (wrong) => {
    expect(faultsOf({ DATABASE_URL: wrong })).toContain('DATABASE_URL: write file:');
  });
});

describe('the key', () => {
  it('has no default: two databases get keys of their own', () => {
    expect(readConfig(inMemory).secret).not.toBe(readConfig(inMemory).secret);
    expect(readConfig(inMemory).secret).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is made at the first start, kept beside the database for its owner’s eyes only, and the same at the next', () => {
    const DATABASE_URL = `file:${join(scratch, 'new', 'ratt-dorr.db')}`;
    const first = readConfig({ DATABASE_URL }).secret;
    const file = join(scratch, 'new', 'secret.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect(readConfig({ DATABASE_URL }).secret).toBe(first);
  });

  it('is not made where one is set', () => {
    readConfig({ DATABASE_URL: `file:${join(scratch, 'set', 'ratt-dorr.db')}`, SECRET_KEY: 'y'.repeat(40) });
    expect(() => statSync(join(scratch, 'set'))).toThrow();
  });

  it('is refused when it has been cut short, rather than signing with nothing', () => {
    writeFileSync(join(scratch, 'secret.key'), '');
    expect(faultsOf({ DATABASE_URL: `file:${join(scratch, 'ratt-dorr.db')}` })).toContain('is cut short');
  });

  it('says which folder it could not be kept in', () => {
    writeFileSync(join(scratch, 'a-file'), '');
    expect(faultsOf({ DATABASE_URL: `file:${join(scratch, 'a-file', 'ratt-dorr.db')}` })).toMatch(/DATABASE_URL: the folder .*a-file cannot be used/);
  });
});
