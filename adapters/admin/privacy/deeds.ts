import type { Deeds } from '../route.ts';

/** What is done with personal data and noted in the log, in words. */
export const privacyDeeds: Deeds = {
  'retention.changed': { sv: 'ändrade hur länge saker sparas', en: 'changed how long things are kept' },
  'retention.erased': { sv: 'raderade det som var för gammalt', en: 'erased what was too old' },
  'notice.drafted': { sv: 'skrev ett utkast till texten om personuppgifter', en: 'drafted a privacy notice' },
  'notice.published': { sv: 'publicerade texten om personuppgifter', en: 'published a privacy notice' },
  'hold.set': { sv: 'spärrade något mot radering', en: 'held something from being erased' },
  'hold.lifted': { sv: 'hävde en spärr', en: 'lifted a hold' },
  'company.searched': { sv: 'sökte efter ett företag', en: 'searched for a company' },
  'company.read': { sv: 'såg vad som finns om ett företag', en: 'saw what is kept about a company' },
  'company.exported': { sv: 'tog ut ett företags uppgifter', en: 'took out what is kept about a company' },
  'company.erased': { sv: 'raderade ett samtal och dess uppgifter', en: 'erased a company' },
  'record.read': { sv: 'läste en handling att registrera', en: 'read a document to register' },
  'record.exported': { sv: 'hämtade en handling att registrera', en: 'took out a document to register' },
};
