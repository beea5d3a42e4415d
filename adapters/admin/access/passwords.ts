import argon2 from 'argon2';

/** At least so many characters, and at most: length is what makes a password hard to guess (NIST SP 800-63B-4). */
export const passwordLength = { least: 12, most: 200 } as const;

/** The hash of a password by Argon2id, with the parameters that OWASP's cheat sheet names as its first choice (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password.normalize('NFKC'), { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** What an unknown login is checked against, so that it takes as long as a known one. */
const nobody = hashPassword('nobody has this password');

/** Whether a password is right. Takes as long where there is no account, or no password. */
export async function isPassword(hash: string | undefined, password: string): Promise<boolean> {
  const right = await argon2.verify(hash ?? await nobody, password.normalize('NFKC'));
  return right && hash !== undefined;
}
