import type { Language } from '../../../src/events.ts';
import { assessmentEn, incidentEn } from './documents.en.ts';
import { assessmentSv, incidentSv } from './documents.sv.ts';
import type { Document } from './document.ts';

/** The template for an impact assessment, and what to do when something has gone wrong. */
export const documents: Readonly<Record<'assessment' | 'incident', Readonly<Record<Language, Document>>>> = {
  assessment: { sv: assessmentSv, en: assessmentEn },
  incident: { sv: incidentSv, en: incidentEn },
};
