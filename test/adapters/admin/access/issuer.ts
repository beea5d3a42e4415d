import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** Whom the issuer says has signed in, and what it does wrong, if anything. */
export type Says = {
  sub: string; email?: string; email_verified?: boolean | string; preferred_username?: string;
  /** Told by its userinfo only, as some issuers do. */
  inUserinfo?: boolean;
  wrong?: 'nonce' | 'signature' | 'audience' | 'issuer' | 'expired' | 'refuses' | 'down' | 'other subject';
};

export const client = { id: 'ratt-dorr', secret: 'en hemlighet: med & tecken' };

/** A small issuer of OpenID Connect on this machine, which lets in whom the test says. It is known by the name localhost: another site than the product's. */
export async function startIssuer(port = 0) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const strange = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const codes = new Map<string, { nonce: string; challenge: string; back: string; says: Says }>();
  const tokens = new Map<string, Says>();
  const asked: URLSearchParams[] = [];
  const http = express();
  const server = http.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const issuer = { url, says: { sub: '1' } as Says, asked, stop: () => new Promise<void>((resolve) => { server.close(() => { resolve(); }); server.closeAllConnections(); }) };

  http.use((_request, response, next) => { if (issuer.says.wrong === 'down') response.status(503).send('down'); else next(); });
  http.get('/.well-known/openid-configuration', (_request, response) => {
    response.json({
      issuer: url, authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token`, jwks_uri: `${url}/jwks`, userinfo_endpoint: `${url}/userinfo`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['ES256'], code_challenge_methods_supported: ['S256'],
    });
  });
  http.get('/jwks', (_request, response) => { response.json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }] }); });
  http.get('/authorize', (request, response) => {
    const query = new URL(request.url, url).searchParams;
    asked.push(query);
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (issuer.says.wrong === 'refuses') back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      codes.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '', back: query.get('redirect_uri') ?? '', says: issuer.says });
      back.searchParams.set('code', code);
    }
    response.redirect(back.href);
  });
  http.post('/token', express.urlencoded({ extended: false }), (request, response) => {
    const { code = '', code_verifier: verifier = '', redirect_uri: back } = request.body as Record<string, string>;
    const held = codes.get(code);
    codes.delete(code);
    const basic = Buffer.from(String(request.headers.authorization).replace('Basic ', ''), 'base64').toString();
    const [id, secret] = basic.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    const isClient = id === client.id && secret === client.secret;
    if (!isClient || !held || held.back !== back || createHash('sha256').update(verifier).digest('base64url') !== held.challenge) { response.status(400).json({ error: 'invalid_grant' }); return; }
    const { says: { wrong, inUserinfo, sub, ...told } } = held;
    const token = randomUUID();
    tokens.set(token, held.says);
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: wrong === 'issuer' ? 'https://ond.example' : url, aud: wrong === 'audience' ? 'somebody-else' : client.id, sub, nonce: wrong === 'nonce' ? 'another' : held.nonce,
      iat: now - (wrong === 'expired' ? 7_200 : 0), exp: now + (wrong === 'expired' ? -3_600 : 300), ...(inUserinfo ? {} : told),
    };
    const text = [{ alg: 'ES256', kid: 'k' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = sign('sha256', Buffer.from(text), { key: wrong === 'signature' ? strange : privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    response.json({ access_token: token, token_type: 'Bearer', id_token: `${text}.${signature}` });
  });
  http.get('/userinfo', (request, response) => {
    const says = tokens.get(String(request.headers.authorization).replace('Bearer ', ''));
    if (!says) { response.status(401).end(); return; }
    const { inUserinfo: _in, wrong, ...told } = says;
    response.json({ ...told, ...(wrong === 'other subject' ? { sub: 'another' } : {}) });
  });
  return issuer;
}
