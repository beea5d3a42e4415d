import type { GoldenWords } from './words.sv.ts';

/** The words of the pages about golden conversations, in English. */
export const en: GoldenWords = {
  section: 'Golden conversations',
  lead: 'A golden conversation shows how the guide is to do. They are played before anything is published, and tell when something breaks.',
  of: (region) => `Golden conversations in ${region}`, fromFile: 'From the files', published: 'Published here', draft: 'Draft', removed: 'Goes when it is published',
  make: 'New golden conversation', title: 'What it is about', titleMissing: 'Write a few words about what the conversation is about.', region: 'Region', makeIt: 'Begin to write',
  text: 'The conversation', hint: 'A line for each thing said. Checks are indented under it and begin with a hyphen. Empty the box to take the conversation away.', save: 'Save draft', saved: 'The draft is saved. It is tried when something is published.', savedWrong: 'The draft is saved, but a line has to be mended.', try: 'Play it', went: 'It went as it should.', broke: 'It did not go as it should', known: 'A failure is known already, so the conversation keeps nothing from being published.', line: (n) => `Line ${n}`, discard: 'Throw the draft away', discarded: 'The draft is gone.', notDiscarded: 'Somebody else has changed the draft meanwhile, so it was not thrown away.', meanwhile: 'Somebody else has saved the conversation while you wrote. Here is their text; yours is below.', yours: 'Your text', publish: 'Try and publish',
  madeTold: 'The conversation is saved as a draft. Read it through, and take out names that are left, before it is published.', tooLong: 'The conversation is too long.', from: (day) => `A conversation of ${day}`, first: 'We need to borrow for a new machine.',
};
