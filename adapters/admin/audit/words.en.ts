import type { AuditWords } from './words.sv.ts';

/** The words of the log, in English. */
export const en: AuditWords = {
  title: 'Log',
  lead: 'What has been done in these pages, the latest first. What companies have written is never here.',
  who: 'Who',
  what: 'What',
  about: 'Id of the thing',
  from: 'From',
  to: 'Up to and including',
  everyone: 'Everybody',
  anything: 'Everything',
  show: 'Show',
  clear: 'Show everything',
  when: 'When',
  thing: 'Thing',
  more: 'More',
  nobody: 'Unknown',
  none: 'Nothing in the log fits what you are looking for.',
  older: 'Older',
  latest: 'To the latest',
  file: 'Take it out as a file (CSV)',
  fileHint: (most) => `The file holds at most ${most} rows. Choose a shorter period if you need more.`,
  faultyDay: 'Write the day as 2026-11-24.',
  id: 'Id',
  code: 'Code',
  account: 'Id of the account',
};
