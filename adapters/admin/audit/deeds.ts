import type { Deeds } from '../route.ts';

/** What is noted in the log, in words by its code. Each part of the pages adds what is done there (`Section.deeds`). */
export const commonDeeds: Deeds = {
  'sign_in': { sv: 'loggade in', en: 'signed in' },
  'sign_in.refused': { sv: 'försökte logga in men kom inte in', en: 'tried to sign in and was refused' },
  'openid.tied': { sv: 'knöt kontot till en inloggning på annat håll', en: 'tied the account to a sign-in elsewhere' },
  'openid.untied': { sv: 'kopplade loss en inloggning', en: 'untied a sign-in' },
  'password.chosen': { sv: 'valde lösenord med en länk', en: 'chose a password by a link' },
  'password.changed': { sv: 'bytte lösenord', en: 'changed the password' },
  'account.made': { sv: 'skapade det första kontot', en: 'made the first account' },
  'account.invited': { sv: 'bjöd in någon', en: 'invited somebody' },
  'account.changed': { sv: 'ändrade ett konto', en: 'changed an account' },
  'account.closed': { sv: 'stängde ett konto', en: 'closed an account' },
  'account.opened': { sv: 'öppnade ett konto igen', en: 'opened an account again' },
  'account.signed_out': { sv: 'loggade ut någon överallt', en: 'signed somebody out everywhere' },
  'link.made': { sv: 'gjorde en länk för ett nytt lösenord', en: 'made a link for a new password' },
  'link.mailed': { sv: 'mejlade en länk för att logga in', en: 'mailed a link for signing in' },
  'audit.exported': { sv: 'hämtade loggen som fil', en: 'took the log out as a file' },
  'conversation.read': { sv: 'läste ett samtal', en: 'read a conversation' },
  'actor.edited': { sv: 'ändrade en aktör', en: 'edited an actor' },
  'knowledge.published': { sv: 'publicerade kunskap', en: 'published knowledge' },
};
