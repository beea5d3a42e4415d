import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, ClientSecretPost, discovery, enableNonRepudiationChecks, fetchUserInfo, randomNonce, randomPKCECodeVerifier, randomState,
} from 'openid-client';
import type { Configuration } from 'openid-client';
import { signedWith } from './signed.ts';

export type OpenIdSettings = { issuer: string; clientId: string; clientSecret: string };

/** Somebody whom the issuer knows. */
export type Known = {
  subject: string;
  /** What the issuer calls them: for whoever sees it to know themselves by, never to find an account by. */
  as: string;
  /** The e-mail address, there for certain only where the issuer has verified it. It may have to be asked for. */
  address(): Promise<{ email: string | undefined; verified: boolean }>;
};

/** Which account one is about to tie: one's own, or the one that an invitation is for. */
export type Tie = {
  to: { own: string } | { invitation: string };
  /** Stands in the session that began it too, so that nobody else’s browser can end it. */
  mark: string;
};

/** What one must bring back, and where one was going. */
export type Begun = { state: string; nonce: string; verifier: string; till: string; until: string; tie?: Tie };

/** The issuer could not be asked, or its answer did not hold. */
export class OpenIdFault extends Error {
  readonly code = 'openid_fault';
}

export type OpenId = {
  /** What the button says: the issuer's host, or a name that people know better. */
  name: string;
  /** Begins: where the browser goes, and what it keeps meanwhile. */
  begin(back: string, going: { till: string } | { tie: Tie }, at: string): Promise<{ to: string; begun: Begun }>;
  /** Ends: who came back to this address. Throws an OpenIdFault where that cannot be said. */
  finish(came: URL, begun: Begun): Promise<Known>;
};

/** So long one has at the issuer. */
const roundMs = 10 * 60_000;
const timeoutSeconds = 10;
/** Issuers that people know by another name than their host. */
const knownNames: Readonly<Record<string, string>> = { 'login.microsoftonline.com': 'Microsoft', 'accounts.google.com': 'Google' };

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
    name: knownNames[server.host] ?? server.host,
    begin: (back, going, at) => told(async () => {
      const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), till: '/admin', ...going, until: new Date(Date.parse(at) + roundMs).toISOString() };
      const { href: to } = buildAuthorizationUrl(await configured(), {
        // What they are called is asked for only where somebody is to say that it is them.
        redirect_uri: back, scope: 'tie' in going ? 'openid email profile' : 'openid email', state: begun.state, nonce: begun.nonce, code_challenge: await calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
      });
      return { to, begun };
    }),
    finish: (came, { state, nonce, verifier }) => told(async () => {
      const config = await configured();
      const tokens = await authorizationCodeGrant(config, came, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      if (!claims) throw new OpenIdFault('the issuer sent no ID token');
      return {
        subject: `${claims.iss} ${claims.sub}`, as: textOf(claims['preferred_username']) ?? textOf(claims['email']) ?? textOf(claims['name']) ?? claims.sub,
        address: () => told(async () => {
          const said = claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
          return { email: textOf(said['email'])?.toLowerCase(), verified: said['email_verified'] === true };
        }),
      };
    }),
  };
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim.trim() !== '' ? claim.trim().slice(0, 200) : undefined;
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

/** Keeps something for a while in the browser itself: signed for one purpose, so that nobody else can have written it. */
export function keeperOf<T extends { until: string }>(secret: string, purpose: string): { write(kept: T): string; read(text: string, now: string): T | undefined } {
  const signed = signedWith(secret, purpose);
  return {
    write: (kept) => signed.write(kept),
    read(given, now) {
      const kept = signed.read(given)?.kept as T | undefined;
      return kept !== undefined && kept.until > now ? kept : undefined;
    },
  };
}
