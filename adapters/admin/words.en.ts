import type { Words } from './words.sv.ts';

/** The words around every page for admins, in English. */
export const en: Words = {
  product: 'Rätt dörr',
  skip: 'Skip to the content',
  menu: 'Menu',
  manual: 'Manual (in Swedish)',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,
  otherLanguage: 'På svenska',
  close: 'Done',
  foreignTitle: 'That did not come from our pages',
  foreign: 'The form was sent from another site, or the page had been open for too long. Go back, reload the page and try again.',
  notHereTitle: 'There is no such page',
  notHere: 'Either it does not exist, or it belongs to somebody else. Go to the start page and find your way from there.',
  notYoursTitle: 'Your account may not do that',
  notYours: 'Ask an administrator if you need it.',
  tooManyTitle: 'Too many tries',
  tooMany: 'Wait some minutes and try again.',
  failedTitle: 'Something went wrong on our side',
  failed: 'Nothing has been changed. Try again in a while. If it happens again, look in the log.',
  badTitle: 'That did not work',
  toStart: 'To the start page',
  hello: (name) => `Hello ${name}!`,
  startTitle: 'Start',
  startLead: 'Here you train the guide, keep the knowledge true and see where a door is missing.',
};
