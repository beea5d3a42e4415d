import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, ClientSecretPost, discovery, enableNonRepudiationChecks, fetchUserInfo, randomNonce, randomPKCECodeVerifier, randomState,
} from 'openid-client';
import type { Configuration } from 'openid-client';

export type OpenIdSettings = { issuer: string; clientId: string; clientSecret: string };

/** Somebody whom the issuer knows. The e-mail address is there for certain only where the issuer has verified it. */
export type Known = { subject: string; email: string | undefined; verified: boolean };

/** What one must bring back, and where one was going. */
export type Begun = { state: string; nonce: string; verifier: string; till: string; until: string };

/** The issuer could not be asked, or its answer did not hold. */
export class OpenIdFault extends Error {
  readonly code = 'openid_fault';
}

export type OpenId = {
  /** The issuer's host, which is what the button says. */
  name: string;
  /** Begins: where the browser goes, and what it keeps meanwhile. */
  begin(back: string, till: string, at: string): Promise<{ to: string; begun: Begun }>;
  /** Ends: who came back to this address. Throws an OpenIdFault where that cannot be said. */
  finish(came: URL, begun: Begun): Promise<Known>;
};

/** So long one has at the issuer. */
const roundMs = 10 * 60_000;
const timeoutSeconds = 10;

/** Signing in at an issuer of OpenID Connect, by code with PKCE, state and nonce. It is asked what it can do when it is needed first. */
export function openIdWith({ issuer, clientId, clientSecret }: OpenIdSettings): OpenId {
  const server = new URL(issuer);
  let found: Promise<Configuration> | undefined;
  const configured = () => {
    found ??= find(server, clientId, clientSecret);
    // What could not be found now is looked for anew the next time.
    found.catch(() => { found = undefined; });
    return found;
  };
  return {
    name: server.host,
    begin: (back, till, at) => told(async () => {
      const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), till, until: new Date(Date.parse(at) + roundMs).toISOString() };
      const { href: to } = buildAuthorizationUrl(await configured(), {
        redirect_uri: back, scope: 'openid email', state: begun.state, nonce: begun.nonce, code_challenge: await calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
      });
      return { to, begun };
    }),
    finish: (came, { state, nonce, verifier }) => told(async () => {
      const config = await configured();
      const tokens = await authorizationCodeGrant(config, came, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      if (!claims) throw new OpenIdFault('the issuer sent no ID token');
      const said = claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
      return { subject: `${claims.iss} ${claims.sub}`, email: typeof said['email'] === 'string' ? said['email'].trim().toLowerCase() : undefined, verified: said['email_verified'] === true };
    }),
  };
}

async function find(server: URL, clientId: string, clientSecret: string): Promise<Configuration> {
  const execute = [enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [allowInsecureRequests] : [])];
  const config = await discovery(server, clientId, undefined, (as, client, body, headers) => {
    // The way of the standard, unless the issuer names others only.
    const ways = as.token_endpoint_auth_methods_supported;
    (ways === undefined || ways.includes('client_secret_basic') ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret))(as, client, body, headers);
  }, { execute, timeout: timeoutSeconds });
  return config;
}

/** Whatever the library or the network says against it is one fault to us, with the cause kept for the log. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new OpenIdFault(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Keeps what has begun in the browser itself: signed, so that nobody else can have written it. */
export function begunKeeper(secret: string): { write(begun: Begun): string; read(text: string, now: string): Begun | undefined } {
  const key = createHmac('sha256', secret).update('admin openid').digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    write(begun) {
      const text = Buffer.from(JSON.stringify(begun)).toString('base64url');
      return `${text}.${sign(text).toString('base64url')}`;
    },
    read(given, now) {
      const [text = '', signature = ''] = given.split('.');
      const [right, held] = [sign(text), Buffer.from(signature, 'base64url')];
      if (right.length !== held.length || !timingSafeEqual(right, held)) return undefined;
      const begun = JSON.parse(Buffer.from(text, 'base64url').toString()) as Begun;
      return begun.until > now ? begun : undefined;
    },
  };
}
